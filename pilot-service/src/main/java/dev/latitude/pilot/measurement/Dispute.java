package dev.latitude.pilot.measurement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.pilot.pilot.DisputeOutcome;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A party's doubt about a measurement, and how it ended. */
@Schema(description = "A party's doubt about a measurement, and how it ended.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Dispute(
    String raisedBy,
    Instant raisedAt,
    String reason,
    @Schema(description = "Absent while it is open; more outcomes may come.")
        @Nullable DisputeOutcome outcome,
    @Schema(description = "What was said to the outcome.") @Nullable String note,
    @Nullable String resolvedBy,
    @Nullable Instant resolvedAt) {

  static Dispute raised(String by, Instant at, String reason) {
    return new Dispute(by, at, reason, null, null, null, null);
  }

  Dispute resolved(String by, Instant at, DisputeOutcome how, @Nullable String words) {
    return new Dispute(raisedBy, raisedAt, reason, how, words, by, at);
  }
}
