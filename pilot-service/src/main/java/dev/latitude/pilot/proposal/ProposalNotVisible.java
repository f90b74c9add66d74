package dev.latitude.pilot.proposal;

/** There is no such proposal, or the caller may not see it. */
final class ProposalNotVisible extends RuntimeException {
  ProposalNotVisible() {
    super(null, null, false, false);
  }
}
