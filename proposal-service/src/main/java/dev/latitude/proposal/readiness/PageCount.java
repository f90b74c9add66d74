package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.Attachment;
import dev.latitude.proposal.proposal.ProposalContent;
import java.util.List;
import java.util.OptionalInt;

/** How long a proposal is on paper. */
public interface PageCount {
  /** Pages of A4 that the one-pager takes; empty while nobody can count them. */
  OptionalInt pages(String author, ProposalContent content, List<Attachment> attachments);
}
