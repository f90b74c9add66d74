package dev.latitude.proposal.proposal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that could go wrong, and what answers it: a mitigation, a trigger, or a residual both
 * sides accept.
 */
public record RiskItem(
    @NotBlank @Size(max = 500) String description,
    @Size(max = 500) @Nullable String mitigation,
    @Schema(description = "Key of the trigger that would stop it.") @Size(max = 60)
        @Nullable String trigger,
    @Schema(description = "What remains and is accepted, and why.") @Size(max = 500)
        @Nullable String acceptedResidual) {

  @Schema(hidden = true)
  public boolean isAnswered() {
    return isGiven(mitigation) || isGiven(trigger) || isGiven(acceptedResidual);
  }

  @Schema(hidden = true)
  public boolean isAnsweredByTriggerOnly() {
    return isGiven(trigger) && !isGiven(mitigation) && !isGiven(acceptedResidual);
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
