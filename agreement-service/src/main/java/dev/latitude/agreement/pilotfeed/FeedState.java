package dev.latitude.agreement.pilotfeed;

/** How this replica stands to the feed of pilot-service. */
enum FeedState {
  /** It has no service token, and so reads nothing. */
  IDLE,
  /** Its last attempt to read or to apply failed; it goes on trying. */
  FAILING,
  FOLLOWING
}
