package dev.latitude.agreement.webhook;

import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/** How a secret is replaced. */
@Schema(
    name = "RotateSecret",
    description = "How to replace the secret.",
    examples = WebhookExamples.ROTATION)
public record RotateSecret(
    @Schema(
            description =
                "How long the present secret signs beside the new one, ISO 8601, a week at most; `PT0S` when it has become known to others."
                    + " Left out: as configured, which is 24 hours.",
            examples = "PT24H")
        @DurationMin(message = RotateSecret.RANGE)
        @DurationMax(days = 7, message = RotateSecret.RANGE)
        @Nullable Duration oldSignsFor) {
  private static final String RANGE = "must be between PT0S and P7D";
}
