package dev.latitude.pilot.pilot;

import dev.latitude.kit.http.ETags;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The part of creating a pilot that is done once under an idempotency key. It stands apart from the
 * resource because the key is claimed in a database transaction, and fetching the proposal from
 * another service must come before one: a slow answer there would otherwise hold connections here.
 */
@ApplicationScoped
public class PilotCreation {
  private final Pilots pilots;

  PilotCreation(Pilots pilots) {
    this.pilots = pilots;
  }

  @Idempotent
  public RestResponse<PilotView> create(
      Actor actor, AcceptedProposal proposal, @Nullable LocalDate start) {
    var pilot = pilots.create(actor, proposal, start);
    return ResponseBuilder.create(
            RestResponse.Status.CREATED, PilotView.from(pilot, actor, pilots.today()))
        .location(URI.create("/api/v1/pilots/" + pilot.id()))
        .header(HttpHeaders.ETAG, ETags.of(pilot.version()))
        .build();
  }
}
