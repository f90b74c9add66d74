package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A day by which the two look at their agreement, for as long as they have not. */
@Schema(description = "A day on which the two look at it together, and have not yet.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReviewPoint(
    LocalDate dueOn,
    @Schema(description = "Where it comes from. More causes may come.") Cause cause,
    @Schema(description = "The context event that called for it; absent when the terms do.")
        @Nullable UUID contextEvent,
    @Schema(description = "Whether its day has come, and gone.") @Nullable Standing standing) {
  static final Comparator<ReviewPoint> SOONEST_FIRST = Comparator.comparing(ReviewPoint::dueOn);

  public ReviewPoint {
    standing = Objects.requireNonNullElse(standing, Standing.AHEAD);
  }

  static ReviewPoint agreed(LocalDate day) {
    return new ReviewPoint(day, Cause.TERMS, null, Standing.AHEAD);
  }

  static ReviewPoint calledBy(UUID contextEvent, LocalDate day) {
    return new ReviewPoint(day, Cause.CONTEXT_EVENT, contextEvent, Standing.AHEAD);
  }

  ReviewPoint now(Standing other) {
    return new ReviewPoint(dueOn, cause, contextEvent, other);
  }

  /**
   * What a context event called for out of a doubt about the employee is not closed by them. What
   * the terms name belongs to both.
   */
  boolean mayBeHeldBy(Party by) {
    return cause != Cause.CONTEXT_EVENT || by == Party.APPROVER;
  }

  /** How a review point stands on a day, when it may be held in time for so many days more. */
  Standing standingOn(LocalDate today, int graceDays) {
    if (today.isBefore(dueOn)) {
      return Standing.AHEAD;
    }
    return today.isAfter(dueOn.plusDays(graceDays)) ? Standing.OVERDUE : Standing.DUE;
  }

  /** The next day on which its standing changes; none once it is overdue. */
  Optional<LocalDate> nextTurn(int graceDays) {
    return switch (Objects.requireNonNull(standing)) {
      case AHEAD -> Optional.of(dueOn);
      case DUE -> Optional.of(dueOn.plusDays(graceDays + 1L));
      case OVERDUE -> Optional.empty();
    };
  }

  /** Where a review point comes from. */
  @Schema(name = "ReviewPointCause")
  public enum Cause {
    TERMS,
    CONTEXT_EVENT
  }

  /** Whether the day of a review has come. */
  @Schema(name = "ReviewPointStanding")
  public enum Standing {
    AHEAD,
    DUE,
    OVERDUE
  }
}
