package dev.latitude.proposal.comparison;

import dev.latitude.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Comparisons over HTTP. */
@Path("/api/v1/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proposals")
@RunOnVirtualThread
public class ComparisonResource {
  private final Comparisons comparisons;
  private final Caller caller;

  ComparisonResource(Comparisons comparisons, Caller caller) {
    this.comparisons = comparisons;
    this.caller = caller;
  }

  @GET
  @Path("/{id}/revisions/{number}/comparison")
  @Operation(
      operationId = "compareRevisions",
      summary = "What changed from another revision to this one",
      description =
          "Each change names what it is (a right added, a level lowered, a brake loosened), where it stands in each revision, and whether it"
              + " is material.")
  public ComparisonView compare(
      @RestPath UUID id,
      @RestPath int number,
      @Parameter(description = "Number of the earlier revision; the one before when left out.")
          @QueryParam("with")
          @Nullable Integer with) {
    return comparisons.between(id, with == null ? number - 1 : with, number, caller.actor());
  }
}
