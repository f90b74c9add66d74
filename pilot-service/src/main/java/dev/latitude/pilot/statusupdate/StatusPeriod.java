package dev.latitude.pilot.statusupdate;

import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotState;
import dev.latitude.pilot.pilot.Plan;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A period of the cadence, and how it stands with its status update. */
record StatusPeriod(
    Plan.ReportingPeriod period, PeriodStatus status, @Nullable StatusUpdate update) {

  static StatusPeriod of(
      Pilot pilot, Plan.ReportingPeriod period, @Nullable StatusUpdate update, LocalDate today) {
    return new StatusPeriod(
        period,
        update == null ? status(pilot, period.days(), today) : PeriodStatus.REPORTED,
        update);
  }

  private static PeriodStatus status(Pilot pilot, Plan.Stretch days, LocalDate today) {
    var calendar = pilot.calendar();
    if (pilot.state() == PilotState.PLANNED) {
      return PeriodStatus.UPCOMING;
    }
    if (pilot.state() == PilotState.CANCELLED || !calendar.owes(days)) {
      return PeriodStatus.NOT_OWED;
    }
    if (calendar.stoppedOn().isPresent()) {
      return calendar.stoppedOn().get().isAfter(days.to())
          ? PeriodStatus.MISSED
          : PeriodStatus.NOT_OWED;
    }
    if (days.from().isAfter(today)) {
      return PeriodStatus.UPCOMING;
    }
    return days.to().isBefore(today) ? PeriodStatus.OVERDUE : PeriodStatus.DUE;
  }
}
