package dev.latitude.agreement.hr;

import dev.latitude.kit.identity.Roles;
import dev.latitude.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What HR keeps a copy of, over HTTP. */
@Path("/api/v1/hr/agreements")
@Tag(name = "HR sync", description = "Keep a copy of the agreements in step, for years.")
@RolesAllowed({Roles.HR, Roles.HR_INTEGRATION, Roles.SERVICE})
@RunOnVirtualThread
public class HrAgreementResource {
  private static final String LINES = "application/x-ndjson";

  private final HrSnapshots snapshots;

  HrAgreementResource(HrSnapshots snapshots) {
    this.snapshots = snapshots;
  }

  @GET
  @Operation(
      operationId = "listHrAgreements",
      summary = "Take a snapshot of all that HR keeps",
      description =
          "Needs the role `hr`, `hr-integration` or `service`. Every agreement that both have ever signed, ended ones as tombstones, in the order of their last change. Whatever changes meanwhile, nothing is missed: read all pages, store what has a higher revision than what is held, and go on in the feed from `feedCursor`. `Accept: application/x-ndjson` streams everything at once, a record a line; the last line tells that it is complete. With `id` it holds just these agreements, in the order of their ids.")
  @APIResponse(
      responseCode = "200",
      description =
          "A page; or a stream of lines, each an HrAgreement, and at its end a SnapshotEnd.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = HrAgreementPage.class)))
  public HrAgreementPage list(@BeanParam @Valid HrSnapshotParams params) {
    return snapshots.page(params);
  }

  @GET
  @Produces(LINES + ";qs=0.5") // who has no preference gets pages
  @Operation(operationId = "listHrAgreements")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = LINES,
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      examples =
                          "{\"id\":\"0198c0de-7a10-7c3e-9d7b-2f6e5a8c1b30\",…}\n{\"complete\":true,\"count\":1,\"feedCursor\":\"0000000000000004711\",\"asOf\":\"2026-03-30T09:12:44Z\"}\n")))
  public RestResponse<StreamingOutput> stream(
      @QueryParam("modifiedAfter") @Nullable Instant modifiedAfter) {
    StreamingOutput lines = out -> snapshots.write(modifiedAfter, out);
    return ResponseBuilder.ok(lines).header(HttpHeaders.CONTENT_TYPE, LINES).build();
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getHrAgreement",
      summary = "Read what HR keeps of one agreement",
      description =
          "Needs the role `hr`, `hr-integration` or `service`. There is nothing before both have signed.")
  public RestResponse<HrAgreement> get(@RestPath UUID id) {
    var found = snapshots.find(id).orElseThrow(ProblemException::notFound);
    return ResponseBuilder.ok(found).header(HttpHeaders.ETAG, found.etag()).build();
  }
}
