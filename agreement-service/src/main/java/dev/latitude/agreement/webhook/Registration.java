package dev.latitude.agreement.webhook;

import dev.latitude.kit.http.ETags;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The part of registering that happens once per idempotency key. It stands apart from the resource,
 * because it is one transaction from beginning to end, and the host must be looked up before that
 * begins.
 */
@ApplicationScoped
class Registration {
  private final WebhookEndpoints endpoints;
  private final Caller caller;

  Registration(WebhookEndpoints endpoints, Caller caller) {
    this.endpoints = endpoints;
    this.caller = caller;
  }

  @Idempotent
  RestResponse<WebhookEndpointView> register(WebhookEndpointContent content) {
    var made = endpoints.register(caller.actor(), content);
    var endpoint = made.endpoint();
    return ResponseBuilder.create(
            RestResponse.Status.CREATED,
            WebhookEndpointView.from(endpoint, caller.actor()).with(made.secret()))
        .location(URI.create("/api/v1/webhook-endpoints/" + endpoint.id()))
        .header(HttpHeaders.ETAG, ETags.of(endpoint.version()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
