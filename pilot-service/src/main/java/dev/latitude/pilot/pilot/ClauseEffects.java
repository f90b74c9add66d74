package dev.latitude.pilot.pilot;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a clause does to a live pilot when the event has happened that it is for. */
final class ClauseEffects {
  private ClauseEffects() {}

  static List<PilotEvent> of(
      ContextClause clause, Pilot pilot, ContextEvent event, LocalDate today) {
    return switch (clause.reaction()) {
      case REVIEW -> {
        int days = Objects.requireNonNull(clause.withinDays());
        var extra = ExtraReview.within(days, event, pilot.terms().plan(), today);
        pilot.owe(extra);
        yield List.of(noted(clause, event, extra.date()));
      }
      case SUSPEND ->
          pilot.state() == PilotState.ACTIVE && pilot.hasDaysLeft(today)
              ? List.of(noted(clause, event, null), pilot.suspend(event, reason(event)))
              : List.of(noted(clause, event, null)); // its rights are not in force
    };
  }

  private static PilotEvent noted(
      ContextClause clause, ContextEvent event, @Nullable LocalDate reviewBy) {
    return new PilotEvent.ContextNoted(
        event.id(), event.kind(), event.occurredOn(), clause.reaction(), reviewBy);
  }

  private static String reason(ContextEvent event) {
    return "%s: by the clause both agreed on, the rights rest until the approver resumes the pilot."
        .formatted(event.inWords());
  }
}
