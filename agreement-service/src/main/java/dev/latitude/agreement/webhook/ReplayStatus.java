package dev.latitude.agreement.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a replay is. */
@Schema(name = "WebhookReplay", description = "The replay of a range of time.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayStatus(
    Instant from,
    Instant to,
    @Schema(description = "Events in the range that the endpoint wanted when it was asked for.")
        int events,
    @Schema(description = "Those of them that have become deliveries so far.") int queued,
    Instant createdAt,
    @Schema(description = "When all of them had become deliveries.")
        @Nullable Instant finishedAt) {}
