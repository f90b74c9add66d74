package dev.latitude.pilot.pilot;

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

  boolean answered() {
    return isGiven(mitigation) || isGiven(trigger) || isGiven(acceptedResidual);
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
