package dev.latitude.proposal.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.proposal.friction.FrictionSummary;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A fact that Latitude itself knew when the author attached it, so that the approver need not take
 * anybody's word for it. It stays as it was then.
 */
@Schema(
    description = "A fact that Latitude itself knew when it was attached; it stays as it was then.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attachment(
    UUID id,
    @Schema(description = "More kinds may come.") Kind kind,
    Instant frozenAt,
    @Schema(description = "Of the kind FRICTION_SUMMARY.")
        @Nullable FrictionSummary frictionSummary,
    @Schema(description = "Of the kind FINISHED_PILOT.") @Nullable FinishedPilot finishedPilot) {

  /** What a fact is about. */
  @Schema(name = "AttachmentKind")
  public enum Kind {
    /** How often and how long the author waited for a decision. */
    FRICTION_SUMMARY,
    /** A trial that came to its end. */
    FINISHED_PILOT
  }

  public static Attachment of(UUID id, Instant now, FrictionSummary summary) {
    return new Attachment(id, Kind.FRICTION_SUMMARY, now, summary, null);
  }

  public static Attachment of(UUID id, Instant now, FinishedPilot pilot) {
    return new Attachment(id, Kind.FINISHED_PILOT, now, null, pilot);
  }

  /** Whether the other would only repeat or renew this one. */
  boolean isAboutTheSameAs(Attachment other) {
    if (frictionSummary != null && other.frictionSummary != null) {
      return frictionSummary.decision().equals(other.frictionSummary.decision())
          && frictionSummary.from().equals(other.frictionSummary.from())
          && frictionSummary.to().equals(other.frictionSummary.to());
    }
    return finishedPilot != null
        && other.finishedPilot != null
        && finishedPilot.pilotId().equals(other.finishedPilot.pilotId());
  }
}
