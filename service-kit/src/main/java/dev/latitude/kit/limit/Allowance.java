package dev.latitude.kit.limit;

import java.time.Duration;

/**
 * What is left to a caller, as the fields of the IETF's draft "RateLimit header fields for HTTP"
 * tell it.
 *
 * @param allowed whether this request is still within it
 * @param pause how long to wait for the next one, if it is not
 */
record Allowance(
    CallerKind kind,
    int limit,
    Duration window,
    boolean allowed,
    long remaining,
    Duration pause,
    Duration full) {

  String policyField() {
    return "\"%s\";q=%d;w=%d".formatted(kind.policy(), limit, window.toSeconds());
  }

  String field() {
    return "\"%s\";r=%d;t=%d".formatted(kind.policy(), remaining, wholeSeconds(full));
  }

  int retryAfterSeconds() {
    return Math.max(1, (int) wholeSeconds(pause));
  }

  private static long wholeSeconds(Duration duration) {
    return duration.plusMillis(999).toSeconds();
  }
}
