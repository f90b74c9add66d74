package dev.latitude.agreement.webhook;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An attempt as HR and audit see it. */
@Schema(name = "WebhookAttempt", description = "One try to deliver something, and what came of it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptView(
    int number,
    Instant at,
    @Schema(
            implementation = String.class,
            description = "How long it took: an ISO 8601 duration in seconds and fractions of one.",
            examples = "PT0.084S")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        Duration took,
    @Schema(description = "What came of it. More outcomes may come.") Outcome outcome,
    @Schema(examples = "https://hr.example.com/latitude") String url,
    @Schema(description = "Headers of the request, without the signature.")
        Map<String, String> headers,
    @Schema(description = "Status of the answer, when there was one.", examples = "204")
        @Nullable Integer status,
    @Schema(description = "How the body of the answer began, 2 KB at most.")
        @Nullable String response,
    @Schema(description = "Why there was no answer.") @Nullable String detail) {

  static AttemptView from(LoggedDelivery delivery, LoggedAttempt attempt) {
    return new AttemptView(
        attempt.number(),
        attempt.at(),
        attempt.took(),
        attempt.outcome(),
        attempt.url(),
        Map.of(
            "webhook-id", delivery.eventId().toString(),
            "webhook-timestamp", String.valueOf(attempt.at().getEpochSecond())),
        attempt.status(),
        attempt.response(),
        attempt.detail());
  }
}
