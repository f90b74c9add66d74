package dev.latitude.agreement.webhook;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The log of what was sent to an endpoint, over HTTP. */
@Path("/api/v1/webhook-endpoints/{id}")
@Tag(name = "Webhooks")
@RunOnVirtualThread
public class WebhookDeliveryResource {
  private final WebhookLog log;
  private final WebhookEndpoints endpoints;
  private final Caller caller;

  WebhookDeliveryResource(WebhookLog log, WebhookEndpoints endpoints, Caller caller) {
    this.log = log;
    this.endpoints = endpoints;
    this.caller = caller;
  }

  @GET
  @Path("/status")
  @RolesAllowed({Roles.HR, Roles.AUDITOR})
  @Operation(
      operationId = "getWebhookEndpointStatus",
      summary = "How it goes with an endpoint now",
      description = "Needs the role `hr` or `auditor`.")
  public EndpointStatus status(@RestPath UUID id) {
    return log.status(id);
  }

  @GET
  @Path("/deliveries")
  @RolesAllowed({Roles.HR, Roles.AUDITOR})
  @Operation(
      operationId = "listWebhookDeliveries",
      summary = "What was sent and is to be sent, newest first",
      description = "Needs the role `hr` or `auditor`. What was finished 30 days ago is forgotten.")
  public Page<DeliveryView> list(@RestPath UUID id, @BeanParam @Valid DeliveryParams params) {
    return Page.of(
        log.list(id, params),
        params.limit(),
        delivery -> Cursors.of(String.valueOf(delivery.number())),
        DeliveryView::from);
  }

  @GET
  @Path("/deliveries/{deliveryId}")
  @RolesAllowed({Roles.HR, Roles.AUDITOR})
  @Operation(
      operationId = "getWebhookDelivery",
      summary = "Read one delivery with its request and every attempt",
      description = "Needs the role `hr` or `auditor`.")
  public DeliveryView get(@RestPath UUID id, @RestPath UUID deliveryId) {
    return log.find(id, deliveryId);
  }

  @POST
  @Path("/deliveries/{deliveryId}/replay")
  @Idempotent
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "replayWebhookDelivery",
      summary = "Send an event again",
      description =
          "Needs the role `hr`. It is a delivery of its own, with the same `webhook-id`, behind what waits of the same thing.")
  @APIResponse(
      responseCode = "201",
      description = "The new delivery, which waits for its turn.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DeliveryView.class)))
  public RestResponse<DeliveryView> replay(@RestPath UUID id, @RestPath UUID deliveryId) {
    var again = endpoints.replay(id, deliveryId, caller.actor());
    return ResponseBuilder.create(RestResponse.Status.CREATED, DeliveryView.from(again))
        .location(URI.create("/api/v1/webhook-endpoints/" + id + "/deliveries/" + again.id()))
        .build();
  }
}
