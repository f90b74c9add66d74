package dev.latitude.pilot.decision;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the other party says to an entry; once. */
@Schema(name = "NewDecisionAnswer", description = "What the other party says to an entry.")
public record NewAnswer(
    @Schema(description = "Whether it was so. `false` marks the entry as disputed.") @NotNull
        Boolean agrees,
    @Schema(examples = "I had asked for it the week before.") @Size(max = 1000)
        @Nullable String note) {}
