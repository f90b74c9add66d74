package dev.latitude.agreement.agreement;

import dev.latitude.agreement.context.ContextEventKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one agreement does about a context event, or would do.
 *
 * @param dueOn the day by which the review is due, where there is one
 */
public record Reaction(
    UUID agreement, String employee, String approver, Kind kind, @Nullable LocalDate dueOn) {

  /** Ways to react. */
  public enum Kind {
    REVIEW,
    SUSPEND,
    /** No clause names the event. */
    NONE,
    /** It has reacted to the same before, when somebody else reported it, or the same again. */
    ALREADY,
    /** It binds nobody any more. */
    OVER
  }

  /** Whether something comes of the event. */
  boolean isOne() {
    return switch (kind) {
      case REVIEW, SUSPEND -> true;
      case NONE, ALREADY, OVER -> false;
    };
  }

  /**
   * What would happen now, by the terms in force.
   *
   * @param before whether it has reacted to the same already
   */
  static Reaction foreseen(
      Agreement agreement, ContextEventKind event, Instant at, boolean before) {
    if (!AgreementState.BINDING.contains(agreement.state())) {
      return of(agreement, Kind.OVER, null);
    }
    if (before) {
      return of(agreement, Kind.ALREADY, null);
    }
    return agreement
        .clauseFor(event)
        .map(
            clause ->
                switch (clause.reaction()) {
                  case SUSPEND -> of(agreement, Kind.SUSPEND, null);
                  case REVIEW ->
                      of(
                          agreement,
                          Kind.REVIEW,
                          agreement
                              .terms()
                              .day(at)
                              .plusDays(Objects.requireNonNull(clause.withinDays())));
                })
        .orElseGet(() -> of(agreement, Kind.NONE, null));
  }

  /** What has happened, told by its events. */
  static Reaction of(Agreement agreement, List<AgreementEvent> events) {
    for (var event : events) {
      if (event instanceof AgreementEvent.ReviewCalled called) {
        return of(agreement, Kind.REVIEW, called.dueOn());
      }
      if (event instanceof AgreementEvent.Suspended) {
        return of(agreement, Kind.SUSPEND, null);
      }
    }
    return of(
        agreement,
        AgreementState.BINDING.contains(agreement.state()) ? Kind.NONE : Kind.OVER,
        null);
  }

  private static Reaction of(Agreement agreement, Kind kind, @Nullable LocalDate dueOn) {
    return new Reaction(agreement.id(), agreement.employee(), agreement.approver(), kind, dueOn);
  }
}
