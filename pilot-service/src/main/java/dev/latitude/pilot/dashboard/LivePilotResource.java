package dev.latitude.pilot.dashboard;

import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.live.LiveStreams;
import dev.latitude.kit.problem.Problem;
import dev.latitude.pilot.pilot.PilotEvent;
import dev.latitude.pilot.pilot.Pilots;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Following a pilot live. What stays open for long has a path of its own, so that every gateway on
 * the way can give it time limits of its own.
 */
@Path("/api/v1/live/pilots/{id}")
@Tag(name = "Dashboard")
@Blocking
@RunOnVirtualThread
public class LivePilotResource {
  /** Whoever may read it from then on reads on in another stream. */
  private static final Set<String> CHANGE_READERS =
      Set.of(PilotEvent.HandedOver.TYPE, PilotEvent.ObserverRemoved.TYPE);

  private final Pilots pilots;
  private final LiveStreams streams;
  private final Caller caller;

  LivePilotResource(Pilots pilots, LiveStreams streams, Caller caller) {
    this.pilots = pilots;
    this.streams = streams;
    this.caller = caller;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
  @ResponseHeader(name = "X-Accel-Buffering", value = "no")
  @Operation(
      operationId = "followPilot",
      summary = "Follow what happens to a pilot, live",
      description =
          "Server-sent events, for whoever may see the pilot. The first is `opened` and says at which revision the stream begins; then each"
              + " event of the pilot's history comes as soon as it has its place in the feed, named by its type, with that place as `id`."
              + " Read the dashboard when `opened` comes, and again when an event does. A stream that broke off is taken up with the last"
              + " `id` in `Last-Event-ID`, without loss, on any replica. Comments say that it lives. It ends with `closing` when the token"
              + " expires, after an hour, when the pilot has come to have another approver or an observer less, or when the replica is stopped.")
  @APIResponse(
      responseCode = "200",
      description = "The stream.",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING),
              example =
                  """
                  id: 0000000000000000041
                  event: opened
                  data: {"revision":17}

                  : still here

                  id: 0000000000000000043
                  event: pilot.measured
                  data: {"specversion":"1.0","type":"pilot.measured","revision":18,…}

                  """))
  @APIResponse(
      responseCode = "429",
      description = "The caller has as many streams open as one person may have.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  public Multi<OutboundSseEvent> follow(
      @RestPath UUID id,
      @Parameter(
              description = "The `id` of the last message there was; absent to begin.",
              example = "0000000000000000043")
          @HeaderParam("Last-Event-ID")
          @Nullable String lastEventId,
      @Context Sse sse) {
    var pilot = pilots.find(id, caller.actor());
    return streams.follow(
        pilot.id(),
        event -> CHANGE_READERS.contains(event.type()),
        caller.person(),
        lastEventId,
        caller.tokenExpires(),
        sse);
  }
}
