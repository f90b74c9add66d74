package dev.latitude.agreement.contextevent;

import dev.latitude.agreement.agreement.Reaction;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a context event does to one agreement.
 *
 * @param dueOn the day by which a review is due
 * @param why the reason when nothing happens
 */
record Effect(
    UUID agreement,
    String employee,
    String approver,
    EffectOutcome outcome,
    @Nullable LocalDate dueOn,
    @Nullable NoEffect why,
    boolean applied) {

  static Effect planned(Reaction foreseen) {
    return from(foreseen, false);
  }

  static Effect applied(Reaction done) {
    return from(done, true);
  }

  private static Effect from(Reaction reaction, boolean applied) {
    var outcome =
        switch (reaction.kind()) {
          case REVIEW -> EffectOutcome.REVIEW;
          case SUSPEND -> EffectOutcome.SUSPEND;
          case NONE, ALREADY, OVER -> EffectOutcome.NOTHING;
        };
    var why =
        switch (reaction.kind()) {
          case REVIEW, SUSPEND -> null;
          case NONE -> NoEffect.NO_CLAUSE;
          case ALREADY -> NoEffect.ALREADY;
          case OVER -> NoEffect.ENDED;
        };
    return new Effect(
        reaction.agreement(),
        reaction.employee(),
        reaction.approver(),
        outcome,
        reaction.dueOn(),
        why,
        applied);
  }
}
