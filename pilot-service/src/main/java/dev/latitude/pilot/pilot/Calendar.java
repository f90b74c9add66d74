package dev.latitude.pilot.pilot;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/**
 * What the days bring for a pilot: its next review, its next status update, its end, and whom it
 * waits for. It follows everything that happens to the pilot, in the same transaction, so that
 * lists and the job that tells of days find what they look for by an index.
 *
 * <p>A day that is named is the last good one; the day after, it is late. What falls before the
 * start command is owed by nobody, because nobody could have done it, and so is what falls between
 * a reversion and its reinstatement. The days between a last day and an extension that came after
 * it were no days of the pilot, so there is nothing to report on them either.
 */
@Embeddable
public class Calendar {
  @Column(name = "owed_from")
  private @Nullable LocalDate owedFrom;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private List<Plan.Stretch> gaps = List.of();

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private List<Plan.Stretch> stops = List.of();

  @Column(name = "stopped_on")
  private @Nullable LocalDate stoppedOn;

  @Column(name = "reviewed_through")
  private @Nullable LocalDate reviewedThrough;

  @Column(name = "next_update")
  private int nextUpdate = 1;

  @Column(name = "review_due_on")
  private @Nullable LocalDate reviewDueOn;

  @Column(name = "update_due_on")
  private @Nullable LocalDate updateDueOn;

  @Column(name = "ends_on")
  private @Nullable LocalDate endsOn;

  @Column(name = "overdue_on")
  private @Nullable LocalDate overdueOn;

  @Column(name = "author_awaited_on")
  private @Nullable LocalDate authorAwaitedOn;

  @Column(name = "approver_awaited_on")
  private @Nullable LocalDate approverAwaitedOn;

  @Column(name = "told_through")
  private @Nullable LocalDate toldThrough;

  @Column(name = "tell_on")
  private @Nullable LocalDate tellOn;

  /** Something that a day brings, and the day on which it is told. */
  private record Turn(LocalDate day, PilotEvent event) {}

  /**
   * Takes in what has just happened.
   *
   * @param reported the periods that have their status update
   */
  void follow(
      PilotEvent event, Pilot pilot, LocalDate today, Supplier<? extends Set<Integer>> reported) {
    switch (event) {
      case PilotEvent.Started _ -> {
        owedFrom = today;
        toldThrough = latest(toldThrough, today.minusDays(1));
        nextUpdate = firstMissing(pilot, reported.get());
      }
      case PilotEvent.Reinstated _ -> {
        stops = stoppedOn().map(stop -> with(stops, stop, today)).orElse(stops);
        nextUpdate = firstMissing(pilot, reported.get());
      }
      case PilotEvent.Extended _, PilotEvent.Rescheduled _ ->
          nextUpdate = firstMissing(pilot, reported.get());
      case PilotEvent.Reviewed review ->
          reviewedThrough = latest(reviewedThrough, review.reviewDate());
      case PilotEvent.StatusUpdated update -> {
        var all = new HashSet<>(reported.get());
        all.add(update.period());
        nextUpdate = firstMissing(pilot, all);
      }
      default -> {}
    }
    arrange(pilot, today);
  }

  /** The pilot goes on today though that was its last day. */
  void goOnAfter(LocalDate end, LocalDate today) {
    gaps = with(gaps, end.plusDays(1), today);
  }

  /** The days from the one up to yesterday, if there are any, beside the others. */
  private static List<Plan.Stretch> with(
      List<Plan.Stretch> others, LocalDate from, LocalDate today) {
    return from.isBefore(today)
        ? Stream.concat(others.stream(), Stream.of(new Plan.Stretch(from, today.minusDays(1))))
            .toList()
        : others;
  }

  /**
   * What has come since it was last told, until today and in the order of the days. It is told now:
   * asked again, nothing is left.
   */
  public List<PilotEvent> turns(Pilot pilot, LocalDate today, Set<Integer> reported) {
    nextUpdate = firstMissing(pilot, reported);
    var turns =
        runs(pilot)
            ? coming(pilot, reported)
                .filter(turn -> !turn.day().isAfter(today))
                .sorted(Comparator.comparing(Turn::day))
                .map(Turn::event)
                .toList()
            : List.<PilotEvent>of();
    toldThrough = latest(toldThrough, today);
    arrange(pilot, today);
    return turns;
  }

  private void arrange(Pilot pilot, LocalDate today) {
    boolean runs = runs(pilot);
    var plan = pilot.terms().plan();
    stoppedOn = runs || owedFrom == null ? null : earliest(stoppedOn, today);
    reviewDueOn = runs ? reviewsToHold(pilot).findFirst().orElse(null) : null;
    updateDueOn = runs ? plan.reportingPeriod(nextUpdate).map(Plan.Stretch::to).orElse(null) : null;
    endsOn = runs ? plan.end() : null;
    overdueOn = dayAfter(earliest(reviewDueOn, updateDueOn, endsOn));
    authorAwaitedOn = earliest(awaitedToBegin(pilot, pilot.author(), today), updateDueOn);
    approverAwaitedOn =
        earliest(
            awaitedToBegin(pilot, pilot.approver(), today),
            pilot.state() == PilotState.PAUSED ? today : null,
            reviewDueOn,
            dayAfter(endsOn));
    tellOn = runs ? nextLook(pilot, today) : null;
  }

  /**
   * When there is something to tell, or a set on the table for which nobody is awaited any more.
   */
  private @Nullable LocalDate nextLook(Pilot pilot, LocalDate today) {
    return earliest(
        coming(pilot, Set.of()).map(Turn::day).min(LocalDate::compareTo).orElse(null),
        pilot
            .proposedTriggerSet()
            .flatMap(set -> set.growsOldAfter(today, pilot.terms().plan()))
            .orElse(null));
  }

  /**
   * Whoever has not read what there is to stand by, and still can, is awaited; who has, to start on
   * the day.
   */
  private static @Nullable LocalDate awaitedToBegin(Pilot pilot, String person, LocalDate today) {
    if (pilot.isAcknowledgeableBy(person, today)) {
      return today;
    }
    return pilot.state() == PilotState.PLANNED
            && Stream.of(pilot.author(), pilot.approver()).noneMatch(pilot::awaitsAcknowledgementOf)
        ? pilot.terms().plan().start()
        : null;
  }

  /** What is still to be told; of many status updates that are not missing yet, only the first. */
  private Stream<Turn> coming(Pilot pilot, Set<Integer> reported) {
    var plan = pilot.terms().plan();
    return Stream.of(
            reviewsToHold(pilot).flatMap(Calendar::ofReview),
            updatesToGive(plan, reported),
            Stream.of(new Turn(plan.end().plusDays(1), new PilotEvent.EndReached(plan.end()))))
        .flatMap(turns -> turns)
        .filter(turn -> toldThrough == null || turn.day().isAfter(toldThrough));
  }

  private Stream<LocalDate> reviewsToHold(Pilot pilot) {
    return pilot.reviewDates().stream()
        .filter(date -> reviewedThrough == null || date.isAfter(reviewedThrough))
        .filter(this::owes);
  }

  private static Stream<Turn> ofReview(LocalDate date) {
    return Stream.of(
        new Turn(date, new PilotEvent.ReviewDue(date)),
        new Turn(date.plusDays(1), new PilotEvent.ReviewOverdue(date)));
  }

  private Stream<Turn> updatesToGive(Plan plan, Set<Integer> reported) {
    return plan.reportingPeriodsFrom(nextUpdate)
        .filter(period -> owes(period.days()) && !reported.contains(period.number()))
        .map(
            period ->
                new Turn(
                    period.days().to().plusDays(1),
                    new PilotEvent.StatusUpdateOverdue(
                        period.number(), period.days().from(), period.days().to())));
  }

  private int firstMissing(Pilot pilot, Set<Integer> reported) {
    var plan = pilot.terms().plan();
    return IntStream.iterate(1, n -> n + 1)
        .filter(
            n ->
                plan.reportingPeriod(n)
                    .map(days -> owes(days) && !reported.contains(n))
                    .orElse(true))
        .findFirst()
        .orElseThrow();
  }

  /** Whether what falls on the day could be done in time. */
  boolean owes(LocalDate day) {
    return (owedFrom == null || !day.isBefore(owedFrom))
        && stops.stream().noneMatch(stop -> stop.has(day));
  }

  /** Whether the status update for these days could be given in time. */
  public boolean owes(Plan.Stretch days) {
    return owes(days.to()) && gaps.stream().noneMatch(gap -> gap.covers(days));
  }

  /** Whether the review planned for the day is late by now. */
  public boolean isLate(LocalDate reviewDate, LocalDate today) {
    return owes(reviewDate) && today.isAfter(reviewDate);
  }

  /** Whether a status update for these days is late by now. */
  public boolean isLate(Plan.Stretch days, LocalDate today) {
    return owes(days) && today.isAfter(days.to());
  }

  /** The due days of periods that passed without their status update while the pilot ran. */
  public Stream<LocalDate> updatesMissed(Plan plan, LocalDate today, Set<Integer> reported) {
    return owedFrom == null
        ? Stream.empty()
        : plan.reportingPeriodsFrom(1)
            .filter(period -> owes(period.days()) && !reported.contains(period.number()))
            .map(period -> period.days().to())
            .filter(day -> hasPassed(day, today));
  }

  /** The days of planned reviews that passed without them while the pilot ran. */
  public Stream<LocalDate> reviewsMissed(Pilot pilot, LocalDate today) {
    return owedFrom == null
        ? Stream.empty()
        : reviewsToHold(pilot).filter(day -> hasPassed(day, today));
  }

  private boolean hasPassed(LocalDate day, LocalDate today) {
    return day.isBefore(stoppedOn == null ? today : stoppedOn);
  }

  private static boolean runs(Pilot pilot) {
    return pilot.state() == PilotState.ACTIVE || pilot.state() == PilotState.PAUSED;
  }

  /** The day on which it ceased to run, by a reversion or its completion. */
  public Optional<LocalDate> stoppedOn() {
    return Optional.ofNullable(stoppedOn);
  }

  /** The planned review that comes next, or waits to be held. */
  public Optional<LocalDate> reviewDueOn() {
    return Optional.ofNullable(reviewDueOn);
  }

  /** The first period that waits for its status update. */
  public int nextUpdate() {
    return nextUpdate;
  }

  /** The first day on which something may have to be told. */
  Optional<LocalDate> tellOn() {
    return Optional.ofNullable(tellOn);
  }

  /** What is late; what the two owe each other is never late before a day has passed. */
  public List<Duty> overdue(LocalDate today) {
    return Arrays.stream(Duty.values())
        .filter(
            duty -> {
              var dueOn =
                  switch (duty) {
                    case REVIEW -> reviewDueOn;
                    case STATUS_UPDATE -> updateDueOn;
                    case DECISION -> endsOn;
                  };
              return dueOn != null && today.isAfter(dueOn);
            })
        .toList();
  }

  /** Whom the pilot waits for. */
  List<String> awaited(Pilot pilot, LocalDate today) {
    return Stream.of(
            hasCome(authorAwaitedOn, today) ? pilot.author() : null,
            hasCome(approverAwaitedOn, today) ? pilot.approver() : null)
        .filter(Objects::nonNull)
        .toList();
  }

  private static boolean hasCome(@Nullable LocalDate day, LocalDate today) {
    return day != null && !today.isBefore(day);
  }

  private static @Nullable LocalDate dayAfter(@Nullable LocalDate day) {
    return day == null ? null : day.plusDays(1);
  }

  private static @Nullable LocalDate earliest(@Nullable LocalDate... days) {
    return Arrays.stream(days).filter(Objects::nonNull).min(LocalDate::compareTo).orElse(null);
  }

  private static @Nullable LocalDate latest(@Nullable LocalDate... days) {
    return Arrays.stream(days).filter(Objects::nonNull).max(LocalDate::compareTo).orElse(null);
  }
}
