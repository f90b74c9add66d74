package dev.latitude.agreement.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When, and why, an agreement came to its end. */
@Schema(description = "When, and why, it came to its end.")
@Embeddable
public record Ending(
    @Schema(description = "When it was noted; its rights ended on the moment.")
        @Column(name = "ended_at")
        Instant at,
    @Schema(description = "More causes may come.")
        @Enumerated(EnumType.STRING)
        @Column(name = "end_cause")
        Cause cause) {

  /** Why an agreement came to its end. */
  @Schema(name = "EndingCause")
  public enum Cause {
    /** Its last day has passed. */
    EXPIRED,
    /** One of the two ended it. */
    TERMINATED
  }
}
