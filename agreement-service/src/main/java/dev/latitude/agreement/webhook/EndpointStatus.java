package dev.latitude.agreement.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How it goes with an endpoint now. */
@Schema(
    name = "WebhookEndpointStatus",
    description = "How it goes with an endpoint now.",
    examples = WebhookExamples.STATUS)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointStatus(
    @Schema(description = "Deliveries that are still to be made; 10000 stands for that or more.")
        int waiting,
    @Schema(description = "When the one of them was queued that has waited longest.")
        @Nullable Instant oldestWaitingSince,
    @Schema(description = "When the next attempt is due; it may be past while one is being made.")
        @Nullable Instant nextAttemptAt,
    @Schema(description = "The first failure since something got through; absent when all is well.")
        @Nullable Instant failingSince,
    @Nullable Instant lastDeliveredAt,
    @Schema(description = "The latest replay of a range of time.") @Nullable ReplayStatus replay) {}
