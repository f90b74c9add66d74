package dev.latitude.agreement.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What came of sending something.
 *
 * @param status of the answer, when there was one
 * @param response how its body began
 * @param detail why there was no answer
 */
record Answer(
    Outcome outcome, @Nullable Integer status, @Nullable String response, @Nullable String detail) {
  private static final int GONE = 410;

  static Answer of(int status, String response) {
    return new Answer(
        status / 100 == 2 ? Outcome.DELIVERED : Outcome.REFUSED, status, response, null);
  }

  static Answer none(Outcome outcome, String detail) {
    return new Answer(outcome, null, null, detail);
  }

  boolean isDelivered() {
    return outcome == Outcome.DELIVERED;
  }

  /** The receiver wants nothing any more. */
  boolean isGone() {
    return status != null && status == GONE;
  }
}
