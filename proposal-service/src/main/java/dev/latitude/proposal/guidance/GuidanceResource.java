package dev.latitude.proposal.guidance;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Guidance over HTTP, in the language that serves the reader best. */
@Path("/api/v1/guidance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "Guidance",
    description =
        "Reference data on autonomy at work: signs, drivers, events and ideas, and what in Latitude addresses each.")
@RunOnVirtualThread
public class GuidanceResource {
  private static final String ACCEPTED =
      "Languages the reader understands (RFC 9110, 12.5.4), matched by lookup (RFC 4647). There are `en` and `de`; without a match it is `en`.";

  private final Guidance guidance;

  GuidanceResource(Guidance guidance) {
    this.guidance = guidance;
  }

  @GET
  @Operation(
      operationId = "getGuidance",
      summary = "Read all guidance",
      description =
          "`Content-Language` names the language of the answer. Each language has an `ETag` of its own.")
  @APIResponse(
      responseCode = "200",
      description = "All guidance.",
      headers =
          @Header(
              name = "ETag",
              description = "Of the edition in this language, for If-None-Match.",
              schema = @Schema(type = SchemaType.STRING)))
  public RestResponse<GuidanceView> all(
      @Parameter(
              description = ACCEPTED,
              example = "de-AT, de;q=0.9, en;q=0.5",
              schema = @Schema(implementation = String.class))
          @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
          List<String> accepted) {
    var edition = edition(accepted);
    return answer(edition, edition.content());
  }

  @GET
  @Path("/{topic}")
  @Operation(
      operationId = "getGuidanceTopic",
      summary = "Read the guidance on one topic",
      description =
          "`Content-Language` names the language of the answer. Each language has an `ETag` of its own.")
  @APIResponse(
      responseCode = "200",
      description = "The guidance on it.",
      headers =
          @Header(
              name = "ETag",
              description = "Of the edition in this language, for If-None-Match.",
              schema = @Schema(type = SchemaType.STRING)))
  public RestResponse<GuidanceTopicView> topic(
      @Parameter(
              schema =
                  @Schema(
                      implementation = String.class,
                      enumeration = {"signs", "drivers", "context-events", "neighbouring-ideas"}))
          @RestPath
          String topic,
      @Parameter(
              description = ACCEPTED,
              example = "de-AT, de;q=0.9, en;q=0.5",
              schema = @Schema(implementation = String.class))
          @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
          List<String> accepted) {
    var edition = edition(accepted);
    return answer(edition, edition.topic(topic));
  }

  /** Several header lines mean the same as one with commas. */
  private Guidance.Edition edition(List<String> accepted) {
    return guidance.in(Language.bestFor(String.join(",", accepted)));
  }

  private static <T> RestResponse<T> answer(Guidance.Edition edition, T content) {
    return ResponseBuilder.ok(content)
        .header(HttpHeaders.CONTENT_LANGUAGE, edition.language().tag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.ETAG, edition.etag())
        .build();
  }
}
