package dev.latitude.agreement.webhook;

import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.HistoryPages;
import dev.latitude.kit.history.HistoryParams;
import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.idempotency.FirstAnswers;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Webhook endpoints over HTTP. */
@Path("/api/v1/webhook-endpoints")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "Webhooks",
    description = "Other systems are told what happens, signed and in order, by Standard Webhooks.")
@RunOnVirtualThread
public class WebhookEndpointResource {
  private final Targets targets;
  private final Registration registration;
  private final WebhookEndpoints endpoints;
  private final HistoryPages histories;
  private final FirstAnswers answers;
  private final Caller caller;

  WebhookEndpointResource(
      Targets targets,
      Registration registration,
      WebhookEndpoints endpoints,
      HistoryPages histories,
      FirstAnswers answers,
      Caller caller) {
    this.targets = targets;
    this.registration = registration;
    this.endpoints = endpoints;
    this.histories = histories;
    this.answers = answers;
    this.caller = caller;
  }

  /** Idempotent like every POST; see {@link Registration}. */
  @POST
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "registerWebhookEndpoint",
      summary = "Have another system told what happens",
      description =
          "Needs the role `hr`. It is told every event of the feed of agreements from this moment on that has one of the types asked for."
              + " The answer tells the secret that signs deliveries, this once.")
  @APIResponse(
      responseCode = "201",
      description = "The endpoint, with its secret.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = WebhookEndpointView.class)))
  public RestResponse<WebhookEndpointView> register(WebhookEndpointContent content) {
    answers.repeat();
    targets.require(content.url());
    return registration.register(content);
  }

  @GET
  @RolesAllowed({Roles.HR, Roles.AUDITOR})
  @Operation(
      operationId = "listWebhookEndpoints",
      summary = "List endpoints, newest first",
      description = "Needs the role `hr` or `auditor`.")
  public Page<WebhookEndpointView> list(@BeanParam @Valid PageParams page) {
    var viewer = caller.actor();
    return Page.of(
        endpoints.list(page),
        page.limit(),
        endpoint -> Cursors.of(endpoint.id()),
        endpoint -> WebhookEndpointView.from(endpoint, viewer));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.HR, Roles.AUDITOR})
  @Operation(
      operationId = "getWebhookEndpoint",
      summary = "Read one endpoint",
      description = "Needs the role `hr` or `auditor`.")
  public RestResponse<WebhookEndpointView> get(@RestPath UUID id) {
    return answer(endpoints.find(id));
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "changeWebhookEndpoint",
      summary = "Have it told elsewhere, or something else",
      description =
          "Needs the role `hr`. What waits already is sent to the new address, at once and with the whole schedule before it; other types hold for what"
              + " happens from now on, and while it is disabled also for what has happened since it was.")
  public RestResponse<WebhookEndpointView> change(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      WebhookEndpointContent content) {
    targets.require(content.url());
    return answer(endpoints.change(id, ifMatch, caller.actor(), content));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Roles.HR)
  @ResponseStatus(204)
  @Operation(
      operationId = "deleteWebhookEndpoint",
      summary = "Delete an endpoint",
      description =
          "Needs the role `hr`. What waits is not sent, and its log is gone. The feed keeps saying that there was one.")
  public void delete(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    endpoints.delete(id, ifMatch, caller.actor());
  }

  @POST
  @Path("/{id}/disable")
  @Idempotent
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "disableWebhookEndpoint",
      summary = "Send nothing for now",
      description = "Needs the role `hr`. Nothing is lost: it waits until the endpoint is enabled.")
  public RestResponse<WebhookEndpointView> disable(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(endpoints.disable(id, ifMatch, caller.actor()));
  }

  @POST
  @Path("/{id}/enable")
  @Idempotent
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "enableWebhookEndpoint",
      summary = "Send again, beginning with what was not sent",
      description =
          "Needs the role `hr`. All that has happened since it was disabled is sent, in order. Delete and register it anew to leave that out.")
  public RestResponse<WebhookEndpointView> enable(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(endpoints.enable(id, ifMatch, caller.actor()));
  }

  @POST
  @Path("/{id}/rotate-secret")
  @Idempotent
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "Replace the secret",
      description =
          "Needs the role `hr`. The answer tells the new secret, this once. For a while both sign, so the receiver can change over without losing anything.")
  public RestResponse<WebhookEndpointView> rotateSecret(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      RotateSecret request) {
    var made = endpoints.rotateSecret(id, ifMatch, caller.actor(), request);
    return ResponseBuilder.ok(
            WebhookEndpointView.from(made.endpoint(), caller.actor()).with(made.secret()))
        .header(HttpHeaders.ETAG, ETags.of(made.endpoint().version()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  @POST
  @Path("/{id}/test")
  @Idempotent
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "testWebhookEndpoint",
      summary = "Send a test event",
      description =
          "Needs the role `hr`. An event `webhook-endpoint.tested` goes to this endpoint like any other, whatever types it asks for.")
  public RestResponse<WebhookEndpointView> test(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(endpoints.test(id, ifMatch, caller.actor()));
  }

  @POST
  @Path("/{id}/replay")
  @Idempotent
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "replayWebhookEvents",
      summary = "Send the events of a range of time again",
      description =
          "Needs the role `hr`. Those of the types that it asks for now, in the order of the feed and with the `webhook-id` they had, behind what"
              + " waits; also those from before it was registered. Its status tells how far it is. One at a time, and 50,000 events at most.")
  public RestResponse<WebhookEndpointView> replay(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      ReplayRange range) {
    return answer(endpoints.replay(id, ifMatch, caller.actor(), range));
  }

  @GET
  @Path("/{id}/history")
  @RolesAllowed({Roles.HR, Roles.AUDITOR})
  @Operation(
      operationId = "getWebhookEndpointHistory",
      summary = "Everything that happened to it, oldest first",
      description = "Needs the role `hr` or `auditor`.")
  public Page<CloudEvent> history(@RestPath UUID id, @BeanParam @Valid HistoryParams page) {
    return histories.of(endpoints.find(id), page);
  }

  private RestResponse<WebhookEndpointView> answer(WebhookEndpoint endpoint) {
    return ResponseBuilder.ok(WebhookEndpointView.from(endpoint, caller.actor()))
        .header(HttpHeaders.ETAG, ETags.of(endpoint.version()))
        .build();
  }
}
