package dev.latitude.proposal.attachment;

/** There is no such pilot, or the caller may not see it. */
final class PilotNotVisible extends RuntimeException {
  PilotNotVisible() {
    super(null, null, false, false);
  }
}
