package dev.latitude.agreement.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.idempotency.ToldOnce;
import dev.latitude.kit.identity.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An endpoint as HR and audit see it. */
@Schema(
    name = "WebhookEndpoint",
    description = "An address of another system that is told what happens.",
    examples = WebhookExamples.ENDPOINT)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookEndpointView(
    UUID id,
    @Schema(examples = "https://hr.example.com/latitude") String url,
    @Nullable String description,
    @Schema(description = "The types of events that are sent; empty means all of them.")
        List<String> eventTypes,
    @Schema(description = "Whether anything is sent. More states may come.")
        WebhookEndpointState state,
    @Schema(
            description =
                "Why it is disabled: `BY_HR`, `GONE` (it answered 410) or `FAILING` (nothing got through for days). More reasons may come.")
        @Nullable DisabledBecause disabledBecause,
    @Nullable Instant disabledAt,
    @Schema(
            description =
                "What deliveries are signed with. Told once, in the answer that makes it; never again, and not in the answer to a request"
                    + " that is sent again under its key. Whoever has lost it rotates it.",
            examples = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")
        @Nullable String secret,
    @Schema(
            description =
                "Until when the secret before this one signs, or signed, beside it; absent while there was none.")
        @Nullable Instant oldSecretUntil,
    @Schema(examples = "hanna") String createdBy,
    @Schema(description = "The commands the caller may give now.", examples = "disable")
        List<String> actions,
    Instant createdAt,
    Instant updatedAt,
    @Schema(description = "The ETag of this version.", examples = "\"1\"") String etag)
    implements ToldOnce {

  public static WebhookEndpointView from(WebhookEndpoint endpoint, Actor viewer) {
    return new WebhookEndpointView(
        endpoint.id(),
        endpoint.url(),
        endpoint.description(),
        endpoint.eventTypes(),
        endpoint.state(),
        endpoint.disabledBecause(),
        endpoint.disabledAt(),
        null,
        endpoint.oldSecretUntil(),
        endpoint.createdBy(),
        WebhookEndpointCommand.allowedTo(viewer, endpoint.state()),
        endpoint.createdAt(),
        endpoint.updatedAt(),
        ETags.of(endpoint.version()));
  }

  WebhookEndpointView with(@Nullable WebhookSecret told) {
    return new WebhookEndpointView(
        id,
        url,
        description,
        eventTypes,
        state,
        disabledBecause,
        disabledAt,
        told == null ? null : told.text(),
        oldSecretUntil,
        createdBy,
        actions,
        createdAt,
        updatedAt,
        etag);
  }

  @Override
  public WebhookEndpointView withoutSecret() {
    return with(null);
  }
}
