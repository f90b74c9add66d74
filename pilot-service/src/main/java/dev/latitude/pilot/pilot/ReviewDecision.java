package dev.latitude.pilot.pilot;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the approver decides in a review, with all that the decision needs. */
public sealed interface ReviewDecision {
  ReviewOutcome outcome();

  /** Go on as agreed; a paused pilot is resumed. */
  record Continue() implements ReviewDecision {
    @Override
    public ReviewOutcome outcome() {
      return ReviewOutcome.CONTINUE;
    }
  }

  /** Go on otherwise: put other triggers or review dates on the table. */
  record Adjust(TriggerSetWish wish) implements ReviewDecision {
    @Override
    public ReviewOutcome outcome() {
      return ReviewOutcome.ADJUST;
    }
  }

  /** Go on for longer. */
  record Extend(Extension extension) implements ReviewDecision {
    @Override
    public ReviewOutcome outcome() {
      return ReviewOutcome.EXTEND;
    }
  }

  /** Let the rights rest. */
  record Pause() implements ReviewDecision {
    @Override
    public ReviewOutcome outcome() {
      return ReviewOutcome.PAUSE;
    }
  }

  /** Take the rights back. */
  record Revert() implements ReviewDecision {
    @Override
    public ReviewOutcome outcome() {
      return ReviewOutcome.REVERT;
    }
  }

  /**
   * The rights have proved themselves.
   *
   * @param part which of them and up to which level; absent for all of it
   */
  record Graduate(@Nullable List<GraduatingRight> part) implements ReviewDecision {
    @Override
    public ReviewOutcome outcome() {
      return ReviewOutcome.GRADUATE;
    }
  }

  /** Go no further. */
  record Stop() implements ReviewDecision {
    @Override
    public ReviewOutcome outcome() {
      return ReviewOutcome.STOP;
    }
  }

  /**
   * A right that graduates when not all of them do, or not as far.
   *
   * @param level absent for the one on trial
   */
  record GraduatingRight(String decision, @Nullable DelegationLevel level) {}

  /**
   * A later end.
   *
   * @param reviewDates those after today, in the place of those planned; absent when these stay
   */
  record Extension(LocalDate end, @Nullable List<LocalDate> reviewDates) {}
}
