package dev.latitude.kit.follow;

/** How this replica stands to a feed. */
public enum FeedState {
  /** It has no service token, and so reads nothing. */
  IDLE,
  /** Its last attempt to read or to apply failed; it goes on trying. */
  FAILING,
  FOLLOWING
}
