package dev.latitude.agreement.contextevent;

import dev.latitude.agreement.context.ContextEventKind;
import dev.latitude.kit.history.DomainEvent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the feed tells about a context event. */
public sealed interface ContextEventEvent extends DomainEvent {
  /** HR has reported it. Pilots and agreements react by their own clauses. */
  record Recorded(
      ContextEventKind kind, List<String> people, LocalDate occurredOn, @Nullable String note)
      implements ContextEventEvent {
    @Override
    public String type() {
      return "context-event.recorded";
    }
  }

  /** Every agreement that it touched has reacted, so many of them each way. */
  record Applied(int reviews, int suspensions, int nothing) implements ContextEventEvent {
    @Override
    public String type() {
      return "context-event.applied";
    }
  }
}
