package dev.latitude.pilot.pilot;

import dev.latitude.kit.identity.PersonId;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is to look on, or no more. */
@Schema(description = "Who is to look on, or no more.")
public record WhoObserves(
    @Schema(description = "Their person id.", examples = "kim") @NotNull @PersonId
        String observer) {}
