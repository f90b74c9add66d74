package dev.latitude.proposal.onepager;

import dev.latitude.proposal.proposal.Attachment;
import dev.latitude.proposal.proposal.Proposal;
import dev.latitude.proposal.proposal.ProposalContent;
import dev.latitude.proposal.proposal.ProposalState;
import dev.latitude.proposal.proposal.Revision;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a one-pager is printed of: a draft, or an offer as it was put on the table.
 *
 * @param attachments facts that Latitude knew when they were attached
 * @param made who put it there, and when; absent while it is a draft
 * @param latestRevision the revision on the table, which another than this one has been replaced by
 * @param respondBy day by which the answer is owed; absent where none is
 * @param decisionTitles what the catalogue calls the decisions asked for, by slug
 */
record Offer(
    UUID proposal,
    String author,
    ProposalState state,
    ProposalContent content,
    List<Attachment> attachments,
    @Nullable Made made,
    int latestRevision,
    @Nullable LocalDate respondBy,
    Map<String, String> decisionTitles) {

  /** The putting of an offer on the table. */
  record Made(int revision, String by, LocalDate on) {}

  /** The name under which one-pagers are measured before there is anything to print. */
  private static final UUID NOBODYS = new UUID(0, 0);

  static Offer draft(Proposal draft, Map<String, String> decisionTitles) {
    return new Offer(
        draft.id(),
        draft.author(),
        draft.state(),
        draft.content(),
        draft.attachments(),
        null,
        0,
        draft.state() == ProposalState.DRAFT ? draft.content().respondBy() : null,
        decisionTitles);
  }

  /**
   * An answer that was put off is owed on the later day, and by whoever approves now; nobody owes
   * one to what was replaced, or is decided.
   */
  static Offer of(Proposal proposal, Revision revision, Map<String, String> decisionTitles) {
    boolean onTheTable = revision.number() == proposal.revisionNumber();
    return new Offer(
        proposal.id(),
        proposal.author(),
        proposal.state(),
        onTheTable ? proposal.content() : revision.content(),
        revision.attachments(),
        new Made(
            revision.number(),
            revision.author(),
            LocalDate.ofInstant(revision.submittedAt(), ZoneOffset.UTC)),
        proposal.revisionNumber(),
        onTheTable ? proposal.respondBy() : null,
        decisionTitles);
  }

  /** As it would look on the table, whatever has become of it so far. */
  static Offer toMeasure(
      String author,
      ProposalContent content,
      List<Attachment> attachments,
      Map<String, String> decisionTitles) {
    return new Offer(
        NOBODYS,
        author,
        ProposalState.UNDER_REVIEW,
        content,
        attachments,
        new Made(1, author, LocalDate.of(2026, 9, 30)),
        1,
        content.respondBy(),
        decisionTitles);
  }

  boolean isReplaced() {
    return made != null && made.revision() != latestRevision;
  }

  /** Nothing of it is anybody's text, so it is safe wherever it is saved. */
  String fileName() {
    var which = made == null ? "draft" : "revision-" + made.revision();
    return "one-pager-" + proposal + "-" + which;
  }
}
