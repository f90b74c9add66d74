package dev.latitude.pilot.pilot;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What it takes to create a pilot. */
public record NewPilot(
    @Schema(description = "The accepted proposal that is to be tried.") @NotNull UUID proposalId,
    @Schema(
            description =
                "First day, when it is not the one the proposal plans; end and review dates keep their distance from it."
                    + " May be up to 366 days ago: what was measured from that day on then counts, while the rights are in force only"
                    + " from the moment the pilot is started.")
        @Nullable LocalDate start) {}
