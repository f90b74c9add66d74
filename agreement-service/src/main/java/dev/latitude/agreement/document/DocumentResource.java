package dev.latitude.agreement.document;

import dev.latitude.agreement.attestation.Attestations;
import dev.latitude.kit.document.DocumentFormat;
import dev.latitude.kit.http.PrintParams;
import dev.latitude.kit.http.Representations;
import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Agreements as documents over HTTP. */
@Path("/api/v1/agreements")
@Tag(name = "Agreements")
@APIResponse(
    responseCode = "200",
    description = "The document. The same state of things gives the same bytes.",
    headers = {
      @Header(
          name = "ETag",
          description = "Of these bytes, for If-None-Match.",
          schema = @Schema(type = SchemaType.STRING)),
      @Header(
          name = "Content-Language",
          description = "Language of the fixed texts; a signed document has none.",
          schema = @Schema(type = SchemaType.STRING)),
      @Header(
          name = "Content-Disposition",
          description = "Shown, not saved; with a file name for whoever saves it.",
          schema = @Schema(type = SchemaType.STRING)),
      @Header(
          name = DocumentResource.PAGES,
          description = "How many pages of the paper a PDF has; other formats have no pages.",
          schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
    },
    content = {
      @Content(
          mediaType = "text/html",
          schema = @Schema(type = SchemaType.STRING),
          example = "<!DOCTYPE html>\n<html lang=\"en\">…</html>"),
      @Content(
          mediaType = "application/pdf",
          schema = @Schema(type = SchemaType.STRING, format = "binary")),
      @Content(
          mediaType = "text/markdown",
          schema = @Schema(type = SchemaType.STRING),
          example = "# What robin may decide\n\n- **Employee** robin\n…"),
      @Content(
          mediaType = Attestations.MEDIA_TYPE,
          schema = @Schema(type = SchemaType.STRING),
          example = "eyJhbGciOiJFZERTQSIsImtpZCI6….eyJhZ3JlZW1lbnRJZCI6….kPrK_qmx…")
    })
@APIResponse(
    responseCode = "409",
    description =
        "It is asked for as a signed document, but is not signed by both, a pseudonym stands in its words since, or what is kept of it was changed.",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = Problem.class)))
@RunOnVirtualThread
public class DocumentResource {
  static final String PAGES = "Document-Pages";

  private static final String FORMATS =
      "`Accept` chooses a page for browsers (`text/html`, also for `*/*`), a tagged PDF (`application/pdf`), CommonMark (`text/markdown`),"
          + " or, once both have signed, a JWS that anybody can check offline with the keys at `/api/v1/agreement-keys`"
          + " (`application/jose`). Whoever may see the agreement may have its documents.";

  private static final String REFUSAL =
      "An agreement comes as text/html, application/pdf, text/markdown or application/jose. Name one of them in 'Accept'.";

  private static final List<String> MEDIA_TYPES =
      Stream.concat(DocumentFormat.mediaTypes().stream(), Stream.of(Attestations.MEDIA_TYPE))
          .toList();

  private final Documents documents;
  private final Caller caller;

  DocumentResource(Documents documents, Caller caller) {
    this.documents = documents;
    this.caller = caller;
  }

  @GET
  @Path("/{id}/document")
  @Operation(
      operationId = "printAgreement",
      summary = "Print what is on the table or was agreed last, or the draft",
      description =
          FORMATS
              + " A draft is marked as one; while it is a draft again, others than its two parties get the version offered last.")
  public RestResponse<byte[]> current(
      @RestPath UUID id, @BeanParam @Valid PrintParams params, Request request) {
    var wanted = Representations.choose(request, MEDIA_TYPES, REFUSAL);
    return wanted.equals(Attestations.MEDIA_TYPE)
        ? signed(documents.signedNow(id, caller.actor()), "agreement-" + id)
        : print(documents.current(id, caller.actor()), DocumentFormat.of(wanted), params);
  }

  @GET
  @Path("/{id}/versions/{number}/document")
  @Operation(
      operationId = "printAgreementVersion",
      summary = "Print one version",
      description = FORMATS + " It says who has signed it, and what it is worth now.")
  public RestResponse<byte[]> version(
      @RestPath UUID id,
      @RestPath int number,
      @BeanParam @Valid PrintParams params,
      Request request) {
    var wanted = Representations.choose(request, MEDIA_TYPES, REFUSAL);
    return wanted.equals(Attestations.MEDIA_TYPE)
        ? signed(
            documents.signed(id, number, caller.actor()), "agreement-" + id + "-version-" + number)
        : print(documents.version(id, number, caller.actor()), DocumentFormat.of(wanted), params);
  }

  private RestResponse<byte[]> print(
      Printable printable, DocumentFormat format, PrintParams params) {
    var language = params.language();
    var printed = documents.print(printable, format, language, params.paper());
    return Representations.document(printed, format, language, printable.fileName(), PAGES);
  }

  private static RestResponse<byte[]> signed(String jws, String fileName) {
    return Representations.file(
            jws.getBytes(StandardCharsets.US_ASCII),
            MediaType.valueOf(Attestations.MEDIA_TYPE),
            fileName + ".jose")
        .build();
  }
}
