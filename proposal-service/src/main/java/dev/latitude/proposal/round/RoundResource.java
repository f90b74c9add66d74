package dev.latitude.proposal.round;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.identity.Caller;
import dev.latitude.proposal.proposal.RevisionListParams;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Rounds over HTTP. */
@Path("/api/v1/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proposals")
@RunOnVirtualThread
public class RoundResource {
  private final Rounds rounds;
  private final Caller caller;

  RoundResource(Rounds rounds, Caller caller) {
    this.rounds = rounds;
    this.caller = caller;
  }

  @GET
  @Path("/{id}/rights/{decision}/rounds")
  @Operation(
      operationId = "listRounds",
      summary = "What each round of the negotiation made of one right, oldest first",
      description =
          "The first is the revision that asked for it first; then each one that asked for something else or took it out.")
  public Page<RoundView> rounds(
      @RestPath UUID id,
      @Parameter(description = "Slug of the decision.", example = "client-report.publish") @RestPath
          String decision,
      @BeanParam @Valid RevisionListParams page) {
    return Page.of(
        rounds.of(id, decision, page, caller.actor()),
        page.limit(),
        round -> Cursors.of(String.valueOf(round.revision())),
        round -> round);
  }
}
