package dev.latitude.pilot;

import dev.latitude.kit.history.EventFeed;
import dev.latitude.kit.history.EventPage;
import dev.latitude.kit.history.FeedParams;
import dev.latitude.kit.history.FeedView;
import dev.latitude.kit.history.WithoutWords;
import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.identity.Roles;
import dev.latitude.kit.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The feed of this service. */
@Path("/api/v1/pilot-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "What happened, in order, at least once.")
@RunOnVirtualThread
public class PilotEventsResource {
  /**
   * What the two wrote to one another is theirs, and an auditor's to read. So is what stays with
   * others, which they have put into words.
   */
  static final WithoutWords WITHOUT_WORDS =
      new WithoutWords(Set.of("boundaries", "delivery", "note", "reason", "source"));

  private final EventFeed feed;
  private final Caller caller;

  PilotEventsResource(EventFeed feed, Caller caller) {
    this.feed = feed;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.HR_INTEGRATION, Roles.AUDITOR, Roles.SERVICE})
  @Operation(
      operationId = "readPilotEvents",
      summary = "Follow what happens to pilots",
      description =
          "Needs the role `hr-integration`, `auditor` or `service`. A reader that keeps its cursor misses nothing. With `hr-integration` alone `data`"
              + " is without what people wrote to one another: no `note`, `boundaries`, `delivery` or `source`, and no `reason` but that of a hand-over.")
  @APIResponse(
      responseCode = "200",
      description = "What happened after the cursor, in order; empty when nothing has.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = EventPage.class)))
  @APIResponse(
      responseCode = "410",
      description =
          "The feed does not tell any more what came after this cursor. `Link` with `rel=\"start\"` leads to where to begin again.",
      headers = @Header(name = "Link", schema = @Schema(type = SchemaType.STRING)),
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  public EventPage read(@BeanParam @Valid FeedParams params) {
    var actor = caller.actor();
    boolean everything = actor.has(Roles.AUDITOR) || actor.has(Roles.SERVICE);
    return params.readFrom(feed, everything ? FeedView.EVERYTHING : WITHOUT_WORDS);
  }
}
