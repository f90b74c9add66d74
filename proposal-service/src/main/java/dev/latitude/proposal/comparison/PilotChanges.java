package dev.latitude.proposal.comparison;

import static dev.latitude.proposal.comparison.ChangeKind.EARLY_END_CHANGED;
import static dev.latitude.proposal.comparison.ChangeKind.PILOT_ADDED;
import static dev.latitude.proposal.comparison.ChangeKind.PILOT_LENGTHENED;
import static dev.latitude.proposal.comparison.ChangeKind.PILOT_MOVED;
import static dev.latitude.proposal.comparison.ChangeKind.PILOT_REMOVED;
import static dev.latitude.proposal.comparison.ChangeKind.PILOT_SHORTENED;
import static dev.latitude.proposal.comparison.ChangeKind.REORDERED;
import static dev.latitude.proposal.comparison.ChangeKind.REVIEWS_ADDED;
import static dev.latitude.proposal.comparison.ChangeKind.REVIEWS_MOVED;
import static dev.latitude.proposal.comparison.ChangeKind.REVIEWS_REMOVED;
import static dev.latitude.proposal.comparison.ChangeKind.UPDATES_LESS_OFTEN;
import static dev.latitude.proposal.comparison.ChangeKind.UPDATES_MORE_OFTEN;
import static java.util.Objects.requireNonNull;

import dev.latitude.proposal.proposal.PilotPlan;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What changed in the plan of the trial. */
final class PilotChanges {
  private final Changes changes;

  PilotChanges(Changes changes) {
    this.changes = changes;
  }

  void look(@Nullable PilotPlan before, @Nullable PilotPlan after) {
    var place = Place.of("pilot");
    if (before == null || after == null) {
      changes.value(
          before == null ? PILOT_ADDED : PILOT_REMOVED, place, before, after, PilotChanges::dates);
      return;
    }
    changes.value(
        PILOT_MOVED, place.at("start"), before.start(), after.start(), LocalDate::toString);
    changes.upOrDown(
        PILOT_LENGTHENED,
        PILOT_SHORTENED,
        place.at("end").present(before.end() != null, after.end() != null),
        days(before),
        days(after),
        PilotChanges::length);
    reviews(place.at("reviewDates"), before.reviewDates(), after.reviewDates());
    cadence(
        place.at("statusUpdateEvery"),
        requireNonNull(before.statusUpdateEvery()),
        requireNonNull(after.statusUpdateEvery()));
    changes.text(
        EARLY_END_CHANGED, place.at("endsEarlyIf"), before.endsEarlyIf(), after.endsEarlyIf());
  }

  private void reviews(Place place, List<LocalDate> before, List<LocalDate> after) {
    if (before.equals(after)) {
      return;
    }
    if (after.size() != before.size()) {
      var kind = after.size() > before.size() ? REVIEWS_ADDED : REVIEWS_REMOVED;
      changes.add(kind, place, days(before), days(after));
    } else if (sorted(before).equals(sorted(after))) {
      changes.add(REORDERED, new Place("reviewDates", place.before(), place.after()), null, null);
    } else {
      changes.add(REVIEWS_MOVED, place, days(before), days(after));
    }
  }

  private void cadence(Place place, Period before, Period after) {
    if (!Periods.same(before, after)) {
      changes.add(
          Periods.longer(after, before) ? UPDATES_LESS_OFTEN : UPDATES_MORE_OFTEN,
          place,
          before.toString(),
          after.toString());
    }
  }

  /** A trial without an end is longer than any that has one. */
  private static long days(PilotPlan plan) {
    var end = plan.end();
    return end == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(plan.start(), end) + 1;
  }

  private static String length(long days) {
    return days == Long.MAX_VALUE ? "no end" : days + (days == 1 ? " day" : " days");
  }

  private static String dates(PilotPlan plan) {
    var end = plan.end();
    return plan.start() + (end == null ? " without an end" : " to " + end);
  }

  private static String days(List<LocalDate> dates) {
    return dates.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
  }

  private static List<LocalDate> sorted(List<LocalDate> dates) {
    return dates.stream().sorted().toList();
  }
}
