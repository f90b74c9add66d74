package dev.latitude.proposal.endorsement;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How an ally, who does not see the proposals, finds what they were asked. */
@Path("/api/v1/endorsements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Endorsements")
@RunOnVirtualThread
public class AskedOfMeResource {
  private final Endorsements endorsements;
  private final Caller caller;

  AskedOfMeResource(Endorsements endorsements, Caller caller) {
    this.endorsements = endorsements;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listEndorsementsAskedOfMe",
      summary = "List what I was asked to support, newest first")
  public Page<EndorsementSummary> list(
      @BeanParam @Valid EndorsementListParams filter, @BeanParam @Valid PageParams page) {
    var viewer = caller.actor();
    return Page.of(
        endorsements.askedOf(viewer, filter, page),
        page.limit(),
        found -> Cursors.of(found.endorsement().id()),
        found -> EndorsementSummary.from(found, viewer));
  }
}
