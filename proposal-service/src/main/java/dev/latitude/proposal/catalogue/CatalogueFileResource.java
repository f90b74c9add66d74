package dev.latitude.proposal.catalogue;

import dev.latitude.kit.http.CsvBody;
import dev.latitude.kit.http.DryRunParams;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The catalogue over HTTP, as a file. */
@Path("/api/v1/decision-types")
@Tag(name = "Decision types", description = "The organisation's catalogue of decisions.")
@RunOnVirtualThread
public class CatalogueFileResource {
  private static final String CSV = "text/csv";
  private static final String EXAMPLE =
      """
      slug,title,dimension,usualRisk,ceiling,state,version
      client-report.publish,Publish the weekly client report,QUALITY,LOW,DELEGATE,ACTIVE,1
      """;

  private final CatalogueExport export;
  private final CatalogueImport catalogueImport;
  private final Caller caller;

  CatalogueFileResource(CatalogueExport export, CatalogueImport catalogueImport, Caller caller) {
    this.export = export;
    this.catalogueImport = catalogueImport;
    this.caller = caller;
  }

  @GET
  @Produces(CSV + ";qs=0.5") // who has no preference gets JSON
  @Operation(operationId = "listDecisionTypes")
  @APIResponse(
      responseCode = "200",
      description = "A page; or a CSV file (RFC 4180) in UTF-8, with a line of column names.",
      content =
          @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, examples = EXAMPLE)))
  public RestResponse<StreamingOutput> export(@BeanParam @Valid CatalogueParams filter) {
    StreamingOutput file = out -> export.write(filter, out);
    return ResponseBuilder.ok(file)
        .header(HttpHeaders.CONTENT_TYPE, CSV + ";charset=UTF-8;header=present")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"decision-types.csv\"")
        .build();
  }

  @POST
  @Path("/import")
  @Consumes(CSV)
  @Produces(MediaType.APPLICATION_JSON)
  @Idempotent
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "importDecisionTypes",
      summary = "Bring a file into the catalogue",
      description =
          "Needs the role `hr`. Adds what is new, changes what is another way, leaves alone what the file does not name; all or nothing. At most 5,000 entries. A faulty file is refused with every fault named, at `/<line>/<column>`. The same file a second time changes nothing.")
  @APIResponse(responseCode = "200", description = "What the file did.")
  public RestResponse<ImportReport> bringIn(
      @BeanParam DryRunParams mode,
      @RequestBody(
              required = true,
              description =
                  "CSV (RFC 4180) in UTF-8 with a line of column names: `slug`, `title`, `dimension`, `usualRisk`, `ceiling` and, if wanted, `state` and `version`, in any order.",
              content =
                  @Content(
                      mediaType = CSV,
                      schema = @Schema(type = SchemaType.STRING, examples = EXAMPLE)))
          CsvBody file) {
    return ResponseBuilder.ok(catalogueImport.run(caller.actor(), file.text(), mode.dryRun()))
        .build();
  }
}
