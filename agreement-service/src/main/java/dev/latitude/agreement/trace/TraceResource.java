package dev.latitude.agreement.trace;

import dev.latitude.kit.document.DocumentFormat;
import dev.latitude.kit.document.Words;
import dev.latitude.kit.http.Languages;
import dev.latitude.kit.http.Representations;
import dev.latitude.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Traces over HTTP. */
@Path("/api/v1/agreements")
@Tag(name = "Agreements")
@RunOnVirtualThread
public class TraceResource {
  private static final String JSON = MediaType.APPLICATION_JSON;
  private static final String HTML = MediaType.TEXT_HTML;

  private final Traces traces;
  private final Caller caller;

  TraceResource(Traces traces, Caller caller) {
    this.traces = traces;
    this.caller = caller;
  }

  @GET
  @Path("/{id}/rights/{decision}/trace")
  @Operation(
      operationId = "traceDecisionRight",
      summary = "Follow one right from the request to HR's record",
      description =
          "Request, rounds of the negotiation, trial, clause and HR's acknowledgement in one answer, for whoever may see the agreement; of"
              + " proposal and pilot it tells what the caller may see there. `Accept` chooses JSON (also for `*/*`) or a page for browsers"
              + " (`text/html`).")
  @APIResponse(
      responseCode = "200",
      description = "The trace.",
      headers =
          @Header(
              name = "ETag",
              description = "Of the page, for If-None-Match; JSON has none.",
              schema = @Schema(type = SchemaType.STRING)),
      content = {
        @Content(mediaType = JSON, schema = @Schema(implementation = Trace.class)),
        @Content(
            mediaType = HTML,
            schema = @Schema(type = SchemaType.STRING),
            example = "<!DOCTYPE html>\n<html lang=\"en\">…</html>")
      })
  public RestResponse<?> trace(
      @RestPath UUID id,
      @Parameter(description = "Slug of the decision.", example = "client-report.publish") @RestPath
          String decision,
      @Parameter(
              description = "Chooses the language of the page: English (`en`) or German (`de`).",
              example = "de")
          @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
          @Nullable String languages,
      Request request) {
    var type =
        Representations.choose(
            request,
            List.of(JSON, HTML),
            "A trace comes as application/json or text/html. Name one of them in 'Accept'.");
    var trace = traces.of(id, decision, caller.actor());
    if (type.equals(JSON)) {
      return ResponseBuilder.ok(trace, MediaType.APPLICATION_JSON_TYPE)
          .header(HttpHeaders.VARY, "Accept")
          .build();
    }
    var language = Languages.choose(languages, Words.LANGUAGES);
    return Representations.document(
            TracePage.of(trace, language), DocumentFormat.HTML, language, "trace-" + id)
        .build();
  }
}
