package dev.latitude.pilot.dashboard;

import dev.latitude.pilot.checklist.ChecklistRun;
import dev.latitude.pilot.pilot.Metric;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotState;
import dev.latitude.pilot.pilot.Plan;
import dev.latitude.pilot.statusupdate.StatusUpdate;
import dev.latitude.pilot.trackrecord.TrackRecord;
import dev.latitude.pilot.trigger.Tally;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything a dashboard is made of, as it was at one moment.
 *
 * @param tallies by key of the trigger
 * @param series by key of the metric
 * @param updates the newest of them, the newest first
 * @param reported numbers of the periods that have their update
 * @param lastRun of the checklist, for the delivery that was checked last
 */
record Board(
    Pilot pilot,
    LocalDate today,
    Window window,
    Map<String, Tally> tallies,
    Map<String, Series> series,
    List<StatusUpdate> updates,
    Set<Integer> reported,
    Optional<ChecklistRun> lastRun,
    TrackRecord trackRecord,
    List<Happening> happenings) {

  Plan plan() {
    return pilot.terms().plan();
  }

  Series series(Metric metric) {
    return series.getOrDefault(metric.key(), Series.NONE);
  }

  Tally tally(String trigger) {
    return tallies.getOrDefault(trigger, Tally.EMPTY);
  }

  /** Whether it is still going somewhere, so that somebody is waited for. */
  boolean isLive() {
    return switch (pilot.state()) {
      case PLANNED, ACTIVE, PAUSED, REVERTED -> true;
      case COMPLETED, CANCELLED -> false;
    };
  }

  boolean isRunning() {
    return pilot.state() == PilotState.ACTIVE || pilot.state() == PilotState.PAUSED;
  }

  boolean rightsInForce() {
    return pilot.state() == PilotState.ACTIVE
        && !today.isBefore(plan().start())
        && !today.isAfter(plan().end());
  }

  /** The review, planned or extra, that comes next or waits to be held; its day may have passed. */
  Optional<LocalDate> nextReview() {
    return pilot.state() == PilotState.PLANNED
        ? pilot.reviewDates().stream().findFirst()
        : pilot.calendar().reviewDueOn();
  }

  /** Periods that are over, were owed, and have no update; the latest first. */
  List<Plan.ReportingPeriod> overdueUpdates() {
    return missingUpdates()
        .filter(period -> period.days().to().isBefore(today))
        .toList()
        .reversed();
  }

  /** The period that is reported on next: the one that runs today, or the first that is to come. */
  Optional<Plan.ReportingPeriod> nextUpdate() {
    return missingUpdates().filter(period -> !period.days().to().isBefore(today)).findFirst();
  }

  private Stream<Plan.ReportingPeriod> missingUpdates() {
    return isRunning()
        ? plan()
            .reportingPeriodsFrom(pilot.calendar().nextUpdate())
            .filter(period -> pilot.calendar().owes(period.days()))
            .filter(period -> !reported.contains(period.number()))
        : Stream.empty();
  }
}
