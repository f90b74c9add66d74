package dev.latitude.pilot.proposal;

import java.util.UUID;

/** What is read of a proposal. */
public record ProposalDocument(
    UUID id, String state, String author, int revisionNumber, Content content) {
  /** Who decides now. */
  public record Content(String approver) {}
}
