package dev.latitude.pilot.pilot;

import dev.latitude.pilot.trigger.Trigger;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that could go wrong, and what answers it: a mitigation, a trigger, or a residual both
 * sides accept.
 */
public record RiskItem(
    String description,
    @Nullable String mitigation,
    @Schema(description = "Key of the trigger that would stop it.") @Nullable String trigger,
    @Schema(description = "What remains and is accepted, and why.")
        @Nullable String acceptedResidual) {

  /** A trigger answers it when it is there and acts; one in the shadow only watches. */
  boolean isAnsweredIn(List<Trigger> triggers) {
    return isGiven(mitigation)
        || isGiven(acceptedResidual)
        || triggers.stream().anyMatch(one -> one.key().equals(trigger) && one.armed());
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
