package dev.latitude.pilot.pilot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When the pilot runs, when the two look at it together, and how often the author reports. */
public record Plan(
    LocalDate start,
    @Schema(description = "Last day, included.") LocalDate end,
    List<LocalDate> reviewDates,
    @Schema(description = "How often the author reports, as an ISO 8601 period.", examples = "P7D")
        Period statusUpdateEvery,
    @Schema(description = "What ends it early besides the triggers.")
        @Nullable String endsEarlyIf) {

  private static final int LONGEST_CADENCE_DAYS = 366;

  public Plan {
    reviewDates = List.copyOf(reviewDates);
  }

  /** Whether its dates and its cadence can be worked with at all. */
  @SuppressWarnings("JavaPeriodGetDays") // the months have their own limit in the line before
  public boolean makesSense() {
    return end.isAfter(start)
        && !statusUpdateEvery.isNegative()
        && !statusUpdateEvery.isZero()
        && statusUpdateEvery.toTotalMonths() <= 12
        && statusUpdateEvery.getDays() <= LONGEST_CADENCE_DAYS;
  }

  /** The same plan on other days: end and reviews keep their distance from the start. */
  Plan startingOn(LocalDate day) {
    long shift = ChronoUnit.DAYS.between(start, day);
    return new Plan(
        day,
        end.plusDays(shift),
        reviewDates.stream().map(date -> date.plusDays(shift)).toList(),
        statusUpdateEvery,
        endsEarlyIf);
  }

  Plan withEnd(LocalDate other) {
    return new Plan(start, other, reviewDates, statusUpdateEvery, endsEarlyIf);
  }

  Plan withReviewDates(List<LocalDate> other) {
    return new Plan(start, end, other, statusUpdateEvery, endsEarlyIf);
  }

  List<LocalDate> reviewDatesCome(LocalDate today) {
    return reviewDates.stream().filter(date -> !date.isAfter(today)).sorted().toList();
  }

  /** Those that have come, and others in the place of those that have not. */
  List<LocalDate> reviewDatesWith(List<LocalDate> toCome, LocalDate today) {
    return Stream.concat(reviewDatesCome(today).stream(), toCome.stream()).sorted().toList();
  }

  /** The first moment after the last day. */
  Instant until() {
    return end.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * The n-th stretch of time that a status update reports on, counted from the start; none after
   * the end.
   */
  public Optional<Stretch> reportingPeriod(int n) {
    var from = start.plus(statusUpdateEvery.multipliedBy(n - 1));
    if (from.isAfter(end)) {
      return Optional.empty();
    }
    var to = start.plus(statusUpdateEvery.multipliedBy(n)).minusDays(1);
    return Optional.of(new Stretch(from, to.isAfter(end) ? end : to));
  }

  /** The periods from the n-th on, to the end of the plan. */
  public Stream<ReportingPeriod> reportingPeriodsFrom(int n) {
    return IntStream.iterate(n, next -> next + 1)
        .mapToObj(number -> reportingPeriod(number).map(days -> new ReportingPeriod(number, days)))
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream);
  }

  /** The first of the dates that has come and was not held yet. */
  static Optional<LocalDate> firstDue(
      Collection<LocalDate> dates, LocalDate today, Collection<LocalDate> held) {
    return dates.stream()
        .sorted()
        .filter(date -> !date.isAfter(today) && !held.contains(date))
        .findFirst();
  }

  /** What speaks against a day on which something is said to have happened in the pilot. */
  public Optional<String> misfit(LocalDate day, LocalDate today) {
    if (day.isBefore(start)) {
      return Optional.of("is before the first day, " + start);
    }
    if (day.isAfter(end)) {
      return Optional.of("is after the last day, " + end);
    }
    return day.isAfter(today) ? Optional.of("is after today, " + today) : Optional.empty();
  }

  /** The days up to each planned review, and those after the last of them. */
  public List<Stretch> betweenReviews() {
    var stretches = new ArrayList<Stretch>();
    var from = start;
    for (var to : Stream.concat(reviewDates.stream(), Stream.of(end)).sorted().toList()) {
      if (!to.isBefore(from)) {
        stretches.add(new Stretch(from, to));
        from = to.plusDays(1);
      }
    }
    return stretches;
  }

  /** Days from the first to the last, both included. */
  public record Stretch(LocalDate from, LocalDate to) {
    boolean has(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }

    boolean covers(Stretch other) {
      return !other.from.isBefore(from) && !other.to.isAfter(to);
    }
  }

  /** A stretch that a status update reports on, and its number counted from the start. */
  public record ReportingPeriod(int number, Stretch days) {}
}
