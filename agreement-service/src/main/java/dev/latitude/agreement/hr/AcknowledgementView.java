package dev.latitude.agreement.hr;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What HR's system holds of an agreement, beside what there is. */
@Schema(
    name = "HrAcknowledgement",
    description = "What HR's system holds of an agreement, beside what there is.",
    examples =
        "{\"agreementId\": \"0198c0de-7a10-7c3e-9d7b-2f6e5a8c1b30\", \"hrId\": \"E-4711\", \"revision\": 5, \"acknowledgedAt\": \"2026-03-30T09:15:00Z\", \"current\": 5, \"upToDate\": true}")
public record AcknowledgementView(
    UUID agreementId,
    @Schema(description = "The id under which HR's system keeps it.") String hrId,
    @Schema(description = "The revision that HR's system holds.") long revision,
    Instant acknowledgedAt,
    @Schema(description = "The revision that there is to hold.") long current,
    @Schema(description = "Whether the two are the same.") boolean upToDate) {

  static AcknowledgementView from(UUID agreement, Acknowledgement told, long current) {
    return new AcknowledgementView(
        agreement,
        told.hrId(),
        told.revision(),
        told.acknowledgedAt(),
        current,
        told.revision() == current);
  }
}
