package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.Attachment;
import dev.latitude.proposal.proposal.ProposalContent;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** How long a proposal is on paper. */
public interface PageCount {
  /**
   * Pages of A4 that the one-pager takes; empty while nobody can count them. What has to be looked
   * up is looked up now. Counting may wait long, so it is left to whoever holds no connection to
   * the database any more.
   */
  Supplier<OptionalInt> pages(String author, ProposalContent content, List<Attachment> attachments);
}
