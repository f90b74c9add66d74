package dev.latitude.pilot.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.Representations;
import dev.latitude.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Dashboards over HTTP. */
@Path("/api/v1/pilots/{id}/dashboard")
@Tag(name = "Dashboard", description = "How a pilot is doing, for both sides.")
@RunOnVirtualThread
public class DashboardResource {
  private static final String JSON = "application/json";
  private static final String HTML = "text/html";

  private final Dashboards dashboards;
  private final Caller caller;
  private final ObjectMapper json;
  private final Clock clock;

  DashboardResource(Dashboards dashboards, Caller caller, ObjectMapper json, Clock clock) {
    this.dashboards = dashboards;
    this.caller = caller;
    this.json = json;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "readDashboard",
      summary = "See how a pilot is doing",
      description =
          "For whoever may see the pilot: each metric with its series, baseline, target and the limits of its triggers, what each trigger"
              + " says and why, what is due, what was reported, and what happened. `Accept` chooses JSON (also for `*/*`) or a page for browsers"
              + " (`text/html`), which follows the pilot live where the browser is let in with same-origin credentials. The same state of things gives the same bytes on one day.")
  @APIResponse(
      responseCode = "200",
      description = "The dashboard.",
      headers = {
        @Header(
            name = "ETag",
            description = "Of these bytes, for If-None-Match.",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "Content-Language",
            description = "Language of the texts.",
            schema = @Schema(type = SchemaType.STRING))
      },
      content = {
        @Content(mediaType = JSON, schema = @Schema(implementation = DashboardView.class)),
        @Content(
            mediaType = HTML,
            schema = @Schema(type = SchemaType.STRING),
            example = "<!DOCTYPE html>\n<html lang=\"en\">…</html>")
      })
  public RestResponse<byte[]> read(
      @RestPath UUID id, @BeanParam @Valid DashboardParams params, Request request) {
    var type =
        Representations.choose(
            request,
            List.of(JSON, HTML),
            "A dashboard comes as application/json or text/html. Name one of them in 'Accept'.");
    params.require(clock.instant());
    var viewer = caller.actor();
    var words = Wording.in(params.language());
    var board = dashboards.read(id, viewer, params.window());
    var view = DashboardWriter.write(board, viewer, words);
    if (type.equals(JSON)) {
      return answer(write(view), MediaType.APPLICATION_JSON_TYPE, words).build();
    }
    var page = DashboardPage.of(view, words);
    return answer(page.html().getBytes(UTF_8), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"), words)
        .header("Content-Security-Policy", page.policy())
        .header("Referrer-Policy", "no-referrer")
        .build();
  }

  private static ResponseBuilder<byte[]> answer(byte[] bytes, MediaType type, Wording words) {
    return ResponseBuilder.ok(bytes)
        .type(type)
        .header(HttpHeaders.ETAG, ETags.of(bytes))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.VARY, "Accept, Accept-Language")
        .header(HttpHeaders.CONTENT_LANGUAGE, words.language())
        .header("X-Content-Type-Options", "nosniff");
  }

  private byte[] write(DashboardView view) {
    try {
      return json.writeValueAsBytes(view);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
