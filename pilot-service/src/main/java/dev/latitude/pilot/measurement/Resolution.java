package dev.latitude.pilot.measurement;

import dev.latitude.pilot.pilot.DisputeOutcome;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a dispute ends. */
@Schema(description = "How a dispute about a measurement ends.")
public record Resolution(
    @Schema(description = "UPHELD: the value stays out. REJECTED: it counts again.") @NotNull
        DisputeOutcome outcome,
    @Schema(description = "Why; both read it.", examples = "The survey was sent twice.")
        @Size(max = 500)
        @Nullable String note) {}
