package dev.latitude.pilot.pilot;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A review that nobody planned, and that the two owe each other by a clause they agreed on. */
@Schema(description = "A review owed because of a context event, beside the planned ones.")
public record ExtraReview(
    @Schema(description = "The day by which it is held.") LocalDate date,
    @Schema(description = "What happened. More kinds may come.") ContextEventKind event,
    UUID contextEventId) {

  /**
   * Within so many days from today, or from the first day if that is still to come; by the last day
   * when that comes earlier.
   */
  static ExtraReview within(int days, ContextEvent event, Plan plan, LocalDate today) {
    var from = plan.start().isAfter(today) ? plan.start() : today;
    var date = from.plusDays(days);
    boolean endsEarlier = plan.end().isBefore(date) && !plan.end().isBefore(today);
    return new ExtraReview(endsEarlier ? plan.end() : date, event.kind(), event.id());
  }
}
