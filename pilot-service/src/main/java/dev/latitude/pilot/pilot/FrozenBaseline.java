package dev.latitude.pilot.pilot;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A metric's baseline as it stood when the pilot started; relative triggers count from it. */
@Schema(description = "A metric's baseline as it stood when the pilot started.")
public record FrozenBaseline(
    @Schema(description = "Key of the metric.") String metric,
    @Schema(description = "In the metric's unit.") BigDecimal value,
    String source,
    LocalDate from,
    @Schema(description = "Last day of the period, included.") LocalDate to) {}
