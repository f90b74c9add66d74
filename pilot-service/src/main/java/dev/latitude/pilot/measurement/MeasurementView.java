package dev.latitude.pilot.measurement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A measurement as clients see it. */
@Schema(name = "Measurement", description = "A value of a metric over some days of a pilot.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeasurementView(
    UUID id,
    String metric,
    LocalDate from,
    @Schema(description = "Last day of the period, included.") LocalDate to,
    @Schema(description = "In the metric's unit.") BigDecimal value,
    @Schema(description = "How many cases the value rests on.") int sampleSize,
    String source,
    String recordedBy,
    @Schema(description = "When it was recorded, which may be long after the period.")
        Instant recordedAt,
    @Schema(description = "The measurement that this one corrects.") @Nullable UUID supersedes,
    @Schema(description = "Whether a later one corrects it; triggers then look past it.")
        boolean superseded,
    @Schema(description = "Whether triggers count it; more values may come.") Standing standing,
    @Schema(description = "The last dispute about it, when there was one.")
        @Nullable Dispute dispute) {

  static MeasurementView from(Measurement measurement) {
    return new MeasurementView(
        measurement.id(),
        measurement.metric(),
        measurement.from(),
        measurement.to(),
        measurement.value(),
        measurement.sampleSize(),
        measurement.source(),
        measurement.recordedBy(),
        measurement.recordedAt(),
        measurement.supersedes(),
        measurement.isSuperseded(),
        measurement.standing(),
        measurement.dispute().orElse(null));
  }
}
