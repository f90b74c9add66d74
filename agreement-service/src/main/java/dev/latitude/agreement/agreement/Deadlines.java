package dev.latitude.agreement.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long an offer waits for its signatures, after how long whoever has not signed is reminded,
 * for how many days after its day a review may still be held in time, and how long before its end
 * an agreement tells of it.
 */
record Deadlines(
    Duration offerLasts,
    List<Duration> remindAfter,
    int reviewGraceDays,
    List<Duration> remindBeforeEnd) {
  Deadlines {
    remindAfter =
        remindAfter.stream().filter(d -> d.compareTo(offerLasts) < 0).sorted().distinct().toList();
    remindBeforeEnd =
        remindBeforeEnd.stream().sorted(Comparator.reverseOrder()).distinct().toList();
  }

  static Deadlines of(AgreementsConfig config) {
    return new Deadlines(
        config.offerLasts(),
        config.remindAfter(),
        config.reviewGraceDays(),
        config.remindBeforeEnd());
  }

  Instant signBy(Instant offeredAt) {
    return offeredAt.plus(offerLasts);
  }

  /** When to remind after so many reminders; never again after the last. */
  @Nullable Instant nextReminder(Instant offeredAt, int told) {
    return told < remindAfter.size() ? offeredAt.plus(remindAfter.get(told)) : null;
  }

  /** When to tell of the end after so many times; never again after the last. */
  @Nullable Instant nextTellingOfEnd(Instant end, int told) {
    return told < remindBeforeEnd.size() ? end.minus(remindBeforeEnd.get(told)) : null;
  }

  /** How many of the times to tell of the end have come by the moment. */
  int tellingsOfEndBy(Instant moment, Instant end) {
    return Math.toIntExact(
        remindBeforeEnd.stream().filter(before -> !moment.isBefore(end.minus(before))).count());
  }
}
