package dev.latitude.proposal.proposal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision the author wants to own, from which level to which. */
public record RequestedRight(
    @Schema(description = "Slug of the decision type.", examples = "client-report.publish")
        @NotNull
        @Size(max = 100)
        @Pattern(regexp = Slugs.PATTERN, message = Slugs.MESSAGE)
        String decision,
    @NotNull Dimension dimension,
    @Schema(description = "Level that holds today.") @NotNull DelegationLevel currentLevel,
    @Schema(description = "Level asked for.") @NotNull DelegationLevel requestedLevel,
    @Schema(description = "Most money one decision may cost; absent when money is not the point.")
        @Valid
        @Nullable Money limit,
    @NotNull Risk risk,
    @Schema(description = "Why this level would serve the work.") @NotBlank @Size(max = 1000)
        String rationale) {}
