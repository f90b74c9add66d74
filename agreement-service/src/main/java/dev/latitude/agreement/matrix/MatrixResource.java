package dev.latitude.agreement.matrix;

import dev.latitude.kit.document.DocumentFormat;
import dev.latitude.kit.http.Representations;
import dev.latitude.kit.idempotency.AnsweredAnew;
import dev.latitude.kit.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Matrices over HTTP. Everybody who is signed in may ask, as of the register. */
@Path("/api/v1/decision-rights/matrix")
@Tag(name = "Decision rights")
@APIResponse(
    responseCode = "200",
    description = "Who decides what at the moment. It is whole, or there is none.",
    headers =
        @Header(
            name = "ETag",
            description = "Of the page, for If-None-Match; JSON and CSV have none.",
            schema = @Schema(type = SchemaType.STRING)),
    content = {
      @Content(mediaType = "application/json", schema = @Schema(implementation = MatrixView.class)),
      @Content(
          mediaType = "text/csv",
          schema = @Schema(type = SchemaType.STRING),
          example =
              "at,decision,person,answer,level,dimension,limitAmount,limitCurrency,manager,source,sourceId,sourceVersion,from,until,boundaries\r\n…"),
      @Content(
          mediaType = "text/html",
          schema = @Schema(type = SchemaType.STRING),
          example = "<!DOCTYPE html>\n<html lang=\"en\">…</html>")
    })
@APIResponse(
    responseCode = "422",
    description = "It would hold more than 2,000 rights, or the body is not valid.",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = Problem.class)))
@RunOnVirtualThread
public class MatrixResource {
  private static final String FORMATS =
      "`Accept` chooses JSON (also for `*/*`), CSV (RFC 4180, with a line for each right) or a page to read and print. Where the matrix"
          + " names no right for a person and a decision, approval is required. One that would hold more than 2,000 rights is refused rather"
          + " than cut.";

  private static final String FILE = "who-decides-what";

  private final Matrices matrices;
  private final Clock clock;

  MatrixResource(Matrices matrices, Clock clock) {
    this.matrices = matrices;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "getDecisionMatrix",
      summary = "What a person decides, or who takes a decision",
      description = "For everybody who is signed in. " + FORMATS)
  public RestResponse<?> get(@BeanParam MatrixParams params, Request request) {
    var format = wanted(request);
    return answer(params.draw(matrices, clock.instant()), format, params.language());
  }

  @POST
  @AnsweredAnew
  @Operation(
      operationId = "drawDecisionMatrix",
      summary = "What the people of a team decide",
      description =
          "For everybody who is signed in; up to 200 people. Changes nothing: it is a question whose list of people is too long for a query. "
              + FORMATS)
  public RestResponse<?> draw(
      @BeanParam LanguageParams params, Request request, MatrixRequest wanted) {
    var format = wanted(request);
    var at = Objects.requireNonNullElse(wanted.at(), clock.instant());
    return answer(matrices.ofPeople(wanted.team(), at), format, params.language());
  }

  private static MatrixFormat wanted(Request request) {
    return MatrixFormat.of(
        Representations.choose(
            request,
            MatrixFormat.mediaTypes(),
            "A matrix comes as application/json, text/csv or text/html. Name one of them in 'Accept'."));
  }

  private static RestResponse<?> answer(Matrix matrix, MatrixFormat format, Locale language) {
    return switch (format) {
      case JSON -> json(matrix);
      case CSV -> csv(matrix);
      case HTML ->
          Representations.document(
                  MatrixPage.of(matrix, language), DocumentFormat.HTML, language, FILE)
              .build();
    };
  }

  private static RestResponse<MatrixView> json(Matrix matrix) {
    return ResponseBuilder.ok(MatrixView.from(matrix), MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.VARY, "Accept")
        .build();
  }

  /** A table for a spreadsheet is saved, not shown. */
  private static RestResponse<String> csv(Matrix matrix) {
    return ResponseBuilder.ok(MatrixCsv.of(matrix))
        .type(MediaType.valueOf(MatrixFormat.CSV.mediaType()).withCharset("UTF-8"))
        .header(HttpHeaders.VARY, "Accept")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + FILE + ".csv\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .build();
  }
}
