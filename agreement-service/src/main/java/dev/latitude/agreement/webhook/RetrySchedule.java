package dev.latitude.agreement.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
   * The pause after so many failures; none when it is to be given up.
   *
   * @param failures 1 after the first
   */
  Optional<Duration> pauseAfter(int failures) {
    if (failures > pauses.size()) {
      return Optional.empty();
    }
    double factor = random.nextDouble(1 - JITTER, 1 + JITTER);
    return Optional.of(Duration.ofMillis(Math.round(pauses.get(failures - 1).toMillis() * factor)));
  }
}
