package dev.latitude.agreement.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.history.CloudEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery as HR and audit see it. */
@Schema(
    name = "WebhookDelivery",
    description = "One event on its way to one endpoint, and what came of it.",
    examples = WebhookExamples.DELIVERY)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(
    UUID id,
    @Schema(description = "The event that is sent, and the `webhook-id` it is sent with.")
        UUID eventId,
    @Schema(examples = "agreement.entered-into-force") String type,
    @Schema(description = "The thing the event is about; its events are sent one after the other.")
        UUID subject,
    @Schema(description = "The thing's version that the event brought about.") long revision,
    @Schema(description = "How far it is. More states may come.") DeliveryState state,
    @Schema(description = "Whether it was asked to be sent again.") boolean replay,
    @Schema(description = "How often it was tried.") int attempts,
    @Schema(
            description =
                "When it is tried next; absent when it is finished, and while an earlier event of the same thing waits.")
        @Nullable Instant nextAttemptAt,
    Instant createdAt,
    @Nullable Instant finishedAt,
    @Schema(description = "The body of the request; absent in lists.") @Nullable CloudEvent event,
    @Schema(description = "Each attempt, the newest first; absent in lists.")
        @Nullable List<AttemptView> log) {

  static DeliveryView from(LoggedDelivery delivery) {
    return from(delivery, null, null);
  }

  static DeliveryView from(
      LoggedDelivery delivery, @Nullable CloudEvent event, @Nullable List<LoggedAttempt> attempts) {
    return new DeliveryView(
        delivery.id(),
        delivery.eventId(),
        delivery.type(),
        delivery.subject(),
        delivery.revision(),
        delivery.state(),
        delivery.replay(),
        delivery.attempts(),
        delivery.dueAt(),
        delivery.createdAt(),
        delivery.finishedAt(),
        event,
        attempts == null
            ? null
            : attempts.stream().map(attempt -> AttemptView.from(delivery, attempt)).toList());
  }
}
