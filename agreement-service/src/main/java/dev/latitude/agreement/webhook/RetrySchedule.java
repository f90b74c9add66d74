package dev.latitude.agreement.webhook;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When something is tried again that did not get through. Each pause is up to a tenth shorter or
 * longer than it says, so that what has failed at one moment does not come back at one moment.
 */
final class RetrySchedule {
  private static final double JITTER = 0.1;

  private final List<Duration> pauses;
  private final RandomGenerator random;

  RetrySchedule(List<Duration> pauses, RandomGenerator random) {
    this.pauses = List.copyOf(pauses);
    this.random = random;
  }

  /**
   * The pause after so many failures; when it {@link #isOver}, the last one once more.
   *
   * @param failures 1 after the first
   */
  Duration pauseAfter(int failures) {
    var pause = pauses.get(Math.min(failures, pauses.size()) - 1);
    return Duration.ofMillis(
        Math.round(pause.toMillis() * random.nextDouble(1 - JITTER, 1 + JITTER)));
  }

  /** Whether each pause has been made after so many failures. */
  boolean isOver(int failures) {
    return failures > pauses.size();
  }
}
