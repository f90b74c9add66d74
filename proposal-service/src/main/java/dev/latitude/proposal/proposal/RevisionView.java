package dev.latitude.proposal.proposal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A revision as clients see it. */
@Schema(name = "Revision", description = "What was on the table at one moment; it never changes.")
public record RevisionView(
    UUID proposalId,
    int number,
    String author,
    Instant submittedAt,
    ProposalContent content,
    List<Attachment> attachments) {
  static RevisionView from(UUID proposalId, Revision revision) {
    return new RevisionView(
        proposalId,
        revision.number(),
        revision.author(),
        revision.submittedAt(),
        revision.content(),
        revision.attachments());
  }
}
