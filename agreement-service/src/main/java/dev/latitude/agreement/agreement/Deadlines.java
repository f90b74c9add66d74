package dev.latitude.agreement.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long an offer waits for its signatures, after how long whoever has not signed is reminded,
 * and for how many days after its day a review may still be held in time.
 */
record Deadlines(Duration offerLasts, List<Duration> remindAfter, int reviewGraceDays) {
  Deadlines {
    remindAfter =
        remindAfter.stream().filter(d -> d.compareTo(offerLasts) < 0).sorted().distinct().toList();
  }

  static Deadlines of(AgreementsConfig config) {
    return new Deadlines(config.offerLasts(), config.remindAfter(), config.reviewGraceDays());
  }

  Instant signBy(Instant offeredAt) {
    return offeredAt.plus(offerLasts);
  }

  /** When to remind after so many reminders; never again after the last. */
  @Nullable Instant nextReminder(Instant offeredAt, int told) {
    return told < remindAfter.size() ? offeredAt.plus(remindAfter.get(told)) : null;
  }
}
