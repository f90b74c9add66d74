package dev.latitude.kit.problempage;

import dev.latitude.kit.document.PageHead;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The pages of problems. Every service has those of all, so that the type of a problem leads
 * somewhere whether it came through the gateway or not; and whoever has no token may read them,
 * since that is what some of them are about.
 */
@Path("/problems")
@Tag(name = "Problems")
@PermitAll
@SecurityRequirements
@RunOnVirtualThread
public class ProblemPageResource {
  private static final String CSS = css();
  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

  /** Whoever takes anything gets the first. */
  private static final List<Variant> VARIANTS =
      Variant.mediaTypes(MediaType.TEXT_HTML_TYPE, MediaType.APPLICATION_JSON_TYPE).build();

  private final ProblemPages pages;
  private final Template one;
  private final Template all;

  ProblemPageResource(
      ProblemPages pages,
      @Location("problempage/problem.html") Template one,
      @Location("problempage/problems.html") Template all) {
    this.pages = pages;
    this.one = one;
    this.all = all;
  }

  @GET
  @Operation(
      operationId = "listProblems",
      summary = "List every kind of problem",
      description =
          "As a page for browsers (`text/html`, also for `*/*`) or as JSON. Needs no token.")
  @APIResponse(
      responseCode = "200",
      description = "Every kind of problem, by its code.",
      headers =
          @Header(
              name = "ETag",
              description = "Of the page, for If-None-Match; JSON has none.",
              schema = @Schema(type = SchemaType.STRING)),
      content = {
        @Content(
            mediaType = "text/html",
            schema = @Schema(type = SchemaType.STRING),
            example = "<!DOCTYPE html>\n<html lang=\"en\">…</html>"),
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = ProblemPageList.class))
      })
  public RestResponse<Object> all(Request request) {
    return answer(
        request,
        new ProblemPageList(List.copyOf(pages.all())),
        all.data("pages", pages.all(), "head", head("Problems")),
        "Problems");
  }

  @GET
  @Path("/{code}")
  @Operation(
      operationId = "explainProblem",
      summary = "Explain a kind of problem",
      description =
          "What the `type` of a problem refers to: when it happens and what to do. As a page for browsers (`text/html`, also for `*/*`) or"
              + " as JSON. Needs no token.")
  @APIResponse(
      responseCode = "200",
      description = "What it means, and what to do about it.",
      headers =
          @Header(
              name = "ETag",
              description = "Of the page, for If-None-Match; JSON has none.",
              schema = @Schema(type = SchemaType.STRING)),
      content = {
        @Content(
            mediaType = "text/html",
            schema = @Schema(type = SchemaType.STRING),
            example = "<!DOCTYPE html>\n<html lang=\"en\">…</html>"),
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = ProblemPage.class))
      })
  public RestResponse<Object> one(@RestPath String code, Request request) {
    var page = pages.find(code).orElseThrow(ProblemException::notFound);
    return answer(request, page, one.data("page", page, "head", head(code)), code);
  }

  private static RestResponse<Object> answer(
      Request request, Object json, TemplateInstance page, String title) {
    var variant = request.selectVariant(VARIANTS);
    if (variant == null) {
      throw new ProblemException(
          CommonProblem.NOT_ACCEPTABLE,
          "The pages of problems come as text/html or application/json. Name one of them in 'Accept'.");
    }
    var answer =
        ResponseBuilder.<Object>ok()
            .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
            .header(HttpHeaders.VARY, "Accept");
    if (variant.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      return answer.entity(json).type(MediaType.APPLICATION_JSON_TYPE).build();
    }
    var bytes = ("<!DOCTYPE html>\n" + page.render()).getBytes(StandardCharsets.UTF_8);
    return answer
        .entity(bytes)
        .type(HTML)
        .header(HttpHeaders.ETAG, ETags.of(bytes))
        .header(HttpHeaders.CONTENT_LANGUAGE, "en")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", head(title).policyOfAnswer())
        .build();
  }

  private static PageHead head(String title) {
    return new PageHead(
        "en", title, "Latitude", "What a problem means and what to do about it", CSS);
  }

  private static String css() {
    try (var stream = ProblemPageResource.class.getResourceAsStream("problems.css")) {
      if (stream == null) {
        throw new IllegalStateException("There is no problems.css");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
