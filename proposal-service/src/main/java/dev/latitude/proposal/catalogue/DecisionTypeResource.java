package dev.latitude.proposal.catalogue;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.http.PageParams;
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
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The catalogue over HTTP. */
@Path("/api/v1/decision-types")
@Tag(name = "Decision types", description = "The organisation's catalogue of decisions.")
@RunOnVirtualThread
public class DecisionTypeResource {
  private final Catalogue catalogue;
  private final Caller caller;

  DecisionTypeResource(Catalogue catalogue, Caller caller) {
    this.catalogue = catalogue;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "addDecisionType",
      summary = "Add a decision to the catalogue",
      description = "Needs the role `hr`.")
  @APIResponse(responseCode = "201", description = "Added.")
  public RestResponse<DecisionTypeView> add(NewDecisionType request) {
    var type = catalogue.add(caller.actor(), request);
    return ResponseBuilder.create(RestResponse.Status.CREATED, DecisionTypeView.from(type))
        .location(URI.create("/api/v1/decision-types/" + type.slug()))
        .header(HttpHeaders.ETAG, ETags.of(type.version()))
        .build();
  }

  @GET
  @Operation(operationId = "listDecisionTypes", summary = "List the catalogue, by slug")
  public Page<DecisionTypeView> list(@BeanParam @Valid PageParams page) {
    return Page.of(
        catalogue.list(page),
        page.limit(),
        type -> Cursors.of(type.slug()),
        DecisionTypeView::from);
  }

  @GET
  @Path("/{slug}")
  @Operation(operationId = "getDecisionType", summary = "Read one decision type")
  public RestResponse<DecisionTypeView> get(@RestPath String slug) {
    var type = catalogue.find(slug);
    return ResponseBuilder.ok(DecisionTypeView.from(type))
        .header(HttpHeaders.ETAG, ETags.of(type.version()))
        .build();
  }
}
