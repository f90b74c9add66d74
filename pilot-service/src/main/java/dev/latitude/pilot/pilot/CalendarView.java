package dev.latitude.pilot.pilot;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the days bring, as one caller sees it. */
@Schema(
    name = "PilotCalendar",
    description = "What the days bring for a pilot that is ACTIVE or PAUSED.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalendarView(
    @Schema(
            description =
                "Whether the rights are in force: it is ACTIVE, and its last day has not passed.")
        boolean inForce,
    @Schema(
            description = "Days until the last one, that one included; 0 when it has passed.",
            examples = "12")
        long daysLeft,
    @Schema(
            description =
                "The planned review that comes next or waits to be held; absent when no planned one is left.")
        @Nullable LocalDate reviewDueOn,
    @Schema(description = "Absent when every period has its status update.")
        @Nullable StatusUpdateDue statusUpdateDue,
    @Schema(
            description =
                "What is late. A day that is named is the last good one. More values may come.")
        List<Duty> overdue) {

  /** The first period that waits for its status update. */
  @Schema(
      name = "StatusUpdateDue",
      description = "The first period that waits for its status update.")
  public record StatusUpdateDue(
      @Schema(examples = "3") int period,
      @Schema(description = "First day of the period; from then on it can be reported on.")
          LocalDate from,
      @Schema(description = "Last day of the period, and the last on which the update is in time.")
          LocalDate dueOn) {}

  static Optional<CalendarView> of(Pilot pilot, LocalDate today) {
    if (pilot.state() != PilotState.ACTIVE && pilot.state() != PilotState.PAUSED) {
      return Optional.empty();
    }
    var plan = pilot.terms().plan();
    var calendar = pilot.calendar();
    return Optional.of(
        new CalendarView(
            pilot.state() == PilotState.ACTIVE && !today.isAfter(plan.end()),
            Math.max(0, ChronoUnit.DAYS.between(today, plan.end()) + 1),
            calendar.reviewDueOn().orElse(null),
            plan.reportingPeriod(calendar.nextUpdate())
                .map(days -> new StatusUpdateDue(calendar.nextUpdate(), days.from(), days.to()))
                .orElse(null),
            calendar.overdue(today)));
  }
}
