package dev.latitude.pilot.trigger;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with its reason in numbers.
 *
 * @param limit absent when a relative trigger has no baseline
 * @param value the last value the verdict rests on; absent when none counts
 * @param inARow breaches in a row that the verdict rests on
 * @param measurements what the verdict rests on, in the order of their periods: the end of the row
 *     of breaches, as long as it takes to act, or else the last value that counted
 */
public record Judgement(
    Trigger trigger,
    Verdict verdict,
    @Nullable BigDecimal limit,
    @Nullable BigDecimal value,
    int inARow,
    List<UUID> measurements,
    String reason) {

  /** A breach that must act: of this kind, and not only in the shadow. */
  public boolean demands(Trigger.Kind kind) {
    return verdict == Verdict.BREACHED && trigger.kind() == kind;
  }
}
