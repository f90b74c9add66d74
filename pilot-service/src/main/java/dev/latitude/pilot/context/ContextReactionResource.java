package dev.latitude.pilot.context;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Reactions over HTTP. */
@Path("/api/v1/pilots/{id}/context-reactions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pilots")
@RunOnVirtualThread
public class ContextReactionResource {
  private final ContextReactions reactions;
  private final Caller caller;

  ContextReactionResource(ContextReactions reactions, Caller caller) {
    this.reactions = reactions;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listContextReactions",
      summary = "List what it did about context events, newest first",
      description =
          "HR records context events in agreement-service. A pilot that is PLANNED, ACTIVE or PAUSED does what its own clause says; an event"
              + " without a clause changes nothing and is not listed.")
  public Page<ContextReactionView> list(@RestPath UUID id, @BeanParam @Valid PageParams page) {
    return Page.of(
        reactions.list(id, caller.actor(), page),
        page.limit(),
        reaction -> Cursors.of(reaction.id()),
        ContextReactionView::from);
  }
}
