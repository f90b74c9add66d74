package dev.latitude.agreement.contextevent;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many agreements a context event touches, and how far it has got with them. */
@Schema(name = "ContextEffectTally", description = "The effects, counted.")
public record Tally(
    @Schema(description = "Agreements in force or suspended of the people.") int agreements,
    @Schema(description = "Those whose turn has come.") int applied,
    int reviews,
    int suspensions,
    @Schema(description = "Those of which nothing comes.") int nothing) {

  static final Tally NOBODY = new Tally(0, 0, 0, 0, 0);

  static Tally of(List<Effect> effects) {
    return new Tally(
        effects.size(),
        (int) effects.stream().filter(Effect::applied).count(),
        count(effects, EffectOutcome.REVIEW),
        count(effects, EffectOutcome.SUSPEND),
        count(effects, EffectOutcome.NOTHING));
  }

  private static int count(List<Effect> effects, EffectOutcome outcome) {
    return (int) effects.stream().filter(effect -> effect.outcome() == outcome).count();
  }

  boolean isComplete() {
    return applied == agreements;
  }
}
