package dev.latitude.agreement;

import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.EventFeed;
import dev.latitude.kit.history.EventPage;
import dev.latitude.kit.history.FeedAnswers;
import dev.latitude.kit.history.FeedParams;
import dev.latitude.kit.identity.Roles;
import dev.latitude.kit.problem.Problem;
import dev.latitude.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Request;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The feed of this service. */
@Path(AgreementEventsResource.PATH)
@Tag(name = "Events", description = "What happened, in order, at least once.")
@RunOnVirtualThread
public class AgreementEventsResource {
  static final String PATH = "/api/v1/agreement-events";

  private final EventFeed feed;

  AgreementEventsResource(EventFeed feed) {
    this.feed = feed;
  }

  @GET
  @RolesAllowed({Roles.HR, Roles.HR_INTEGRATION, Roles.AUDITOR, Roles.SERVICE})
  @Operation(
      operationId = "readAgreementEvents",
      summary = "Follow what happens to agreements",
      description =
          "Needs the role `hr`, `hr-integration`, `auditor` or `service`. A reader that keeps its cursor misses nothing, whatever is restarted or replaced in between. `Accept` chooses a page (also for `*/*`) or a batch of CloudEvents; the header `Link` with `rel=\"next\"` asks for what comes after either.")
  @APIResponse(
      responseCode = "200",
      description = "What happened after the cursor, in order; empty when nothing has.",
      headers =
          @Header(
              name = "Link",
              description = "`rel=\"next\"`: the same question, put after these events.",
              schema = @Schema(type = SchemaType.STRING)),
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = EventPage.class)),
        @Content(
            mediaType = FeedAnswers.BATCH,
            schema = @Schema(type = SchemaType.ARRAY, implementation = CloudEvent.class))
      })
  @APIResponse(
      responseCode = "410",
      description =
          "The feed does not tell any more what came after this cursor. `Link` with `rel=\"start\"` leads to the snapshot to begin again from.",
      headers = @Header(name = "Link", schema = @Schema(type = SchemaType.STRING)),
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  public RestResponse<?> read(@BeanParam @Valid FeedParams params, Request request) {
    return FeedAnswers.read(feed, params, request, PATH);
  }

  @GET
  @Path("/{id}")
  @Produces({"application/json", FeedAnswers.EVENT})
  @RolesAllowed({Roles.HR, Roles.HR_INTEGRATION, Roles.AUDITOR, Roles.SERVICE})
  @Operation(
      operationId = "getAgreementEvent",
      summary = "Read one event",
      description =
          "Needs the role `hr`, `hr-integration`, `auditor` or `service`. The event as CloudEvents 1.0 in structured JSON, the same whenever it is read.")
  public CloudEvent get(@RestPath UUID id) {
    return feed.find(id).orElseThrow(ProblemException::notFound);
  }
}
