package dev.latitude.pilot.intake;

import dev.latitude.pilot.measurement.NewMeasurement;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A value to be recorded, and of which pilot. */
@Schema(name = "NewPilotMeasurement", description = "A value to be recorded, and of which pilot.")
public record PilotMeasurement(
    @NotNull UUID pilot,
    @Schema(description = "Key of one of the pilot's metrics.", examples = "error-rate")
        @NotBlank
        @Size(max = 60)
        String metric,
    @NotNull LocalDate from,
    @Schema(description = "Last day of the period, included; not after today.") @NotNull
        LocalDate to,
    @Schema(description = "In the metric's unit.", examples = "1.8")
        @NotNull
        @Digits(integer = 9, fraction = 6)
        BigDecimal value,
    @Schema(description = "How many cases the value rests on.", examples = "40") @NotNull @Min(0)
        Integer sampleSize,
    @Schema(description = "Where the value is known from.", examples = "Client survey")
        @NotBlank
        @Size(max = 200)
        String source,
    @Schema(
            description = "The metric's unit, for senders that want to be sure they mean the same.",
            examples = "%")
        @Size(max = 60)
        @Nullable String unit) {

  NewMeasurement measurement() {
    return new NewMeasurement(metric, from, to, value, sampleSize, source, unit);
  }
}
