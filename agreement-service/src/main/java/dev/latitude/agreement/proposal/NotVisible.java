package dev.latitude.agreement.proposal;

/** There is no such thing at proposal-service, or it is not the caller's to see or to follow up. */
final class NotVisible extends RuntimeException {
  NotVisible() {
    super(null, null, false, false);
  }
}
