package dev.latitude.pilot.whatif;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What would this trigger have said to the pilot's numbers? */
public record PilotWhatIf(
    @NotNull @Valid WhatIfTrigger trigger,
    @Schema(description = "Baseline for a relative threshold; the pilot's own when absent.")
        @Digits(integer = 9, fraction = 6)
        @Nullable BigDecimal baseline) {}
