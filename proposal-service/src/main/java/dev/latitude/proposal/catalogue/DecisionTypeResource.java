package dev.latitude.proposal.catalogue;

import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.HistoryPages;
import dev.latitude.kit.history.HistoryParams;
import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.DryRunParams;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The catalogue over HTTP. */
@Path("/api/v1/decision-types")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decision types", description = "The organisation's catalogue of decisions.")
@RunOnVirtualThread
public class DecisionTypeResource {
  private final Catalogue catalogue;
  private final HistoryPages histories;
  private final Caller caller;

  DecisionTypeResource(Catalogue catalogue, HistoryPages histories, Caller caller) {
    this.catalogue = catalogue;
    this.histories = histories;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "addDecisionType",
      summary = "Add a decision to the catalogue",
      description = "Needs the role `hr`.")
  @APIResponse(
      responseCode = "201",
      description = "Added.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DecisionTypeView.class)))
  public RestResponse<DecisionTypeView> add(NewDecisionType request) {
    var type = catalogue.add(caller.actor(), request);
    return ResponseBuilder.create(
            RestResponse.Status.CREATED, DecisionTypeView.from(type, caller.actor()))
        .location(URI.create("/api/v1/decision-types/" + type.slug()))
        .header(HttpHeaders.ETAG, ETags.of(type.version()))
        .build();
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "listDecisionTypes",
      summary = "List the catalogue, by slug",
      description =
          "With `Accept: text/csv` it answers all of it as one file, and takes neither `cursor` nor `limit`.")
  public Page<DecisionTypeView> list(
      @BeanParam @Valid CatalogueParams filter, @BeanParam @Valid PageParams page) {
    var viewer = caller.actor();
    return Page.of(
        catalogue.list(filter, page),
        page.limit(),
        type -> Cursors.of(type.slug()),
        type -> DecisionTypeView.from(type, viewer));
  }

  @GET
  @Path("/{slug}")
  @Operation(operationId = "getDecisionType", summary = "Read one decision type")
  public RestResponse<DecisionTypeView> get(@RestPath String slug) {
    var type = catalogue.find(slug);
    return ResponseBuilder.ok(DecisionTypeView.from(type, caller.actor()))
        .header(HttpHeaders.ETAG, ETags.of(type.version()))
        .build();
  }

  @PUT
  @Path("/{slug}")
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "changeDecisionType",
      summary = "Describe or limit a decision in another way",
      description =
          "Needs the role `hr`. The slug never changes. `blocks` names the proposals on the table that ask for more than is now allowed.")
  public RestResponse<DecisionTypeView> change(
      @RestPath String slug,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @BeanParam DryRunParams mode,
      DecisionTypeChange to) {
    return answer(catalogue.change(slug, ifMatch, caller.actor(), to, mode.dryRun()));
  }

  @POST
  @Path("/{slug}/retire")
  @Idempotent
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "retireDecisionType",
      summary = "Let nobody ask for a decision any more",
      description =
          "Needs the role `hr`. What was agreed stays. `blocks` names the proposals on the table that ask for it.")
  public RestResponse<DecisionTypeView> retire(
      @RestPath String slug,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @BeanParam DryRunParams mode) {
    return answer(catalogue.retire(slug, ifMatch, caller.actor(), mode.dryRun()));
  }

  @POST
  @Path("/{slug}/reactivate")
  @Idempotent
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "reactivateDecisionType",
      summary = "Let a retired decision be asked for again",
      description = "Needs the role `hr`.")
  public RestResponse<DecisionTypeView> reactivate(
      @RestPath String slug,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @BeanParam DryRunParams mode) {
    return answer(catalogue.reactivate(slug, ifMatch, caller.actor(), mode.dryRun()));
  }

  @GET
  @Path("/{slug}/blocked-proposals")
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "listBlockedProposals",
      summary = "Which proposals on the table the decision type blocks, oldest first",
      description =
          "Needs the role `hr`. Those that ask for a level above the ceiling or, when it is retired, for the decision at all. Drafts are private and stay unnamed.")
  public Page<BlockedProposal> blockedProposals(
      @RestPath String slug, @BeanParam @Valid PageParams page) {
    return Page.of(
        catalogue.blockedProposals(slug, page),
        page.limit(),
        blocked -> Cursors.of(blocked.proposalId()),
        blocked -> blocked);
  }

  @GET
  @Path("/{slug}/history")
  @Operation(
      operationId = "getDecisionTypeHistory",
      summary = "Everything that happened to it, oldest first")
  public Page<CloudEvent> history(@RestPath String slug, @BeanParam @Valid HistoryParams page) {
    return histories.of(catalogue.find(slug), page);
  }

  private RestResponse<DecisionTypeView> answer(ChangedType changed) {
    return ResponseBuilder.ok(DecisionTypeView.from(changed, caller.actor()))
        .header(HttpHeaders.ETAG, ETags.of(changed.type().version()))
        .build();
  }
}
