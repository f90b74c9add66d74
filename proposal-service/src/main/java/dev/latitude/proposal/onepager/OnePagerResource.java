package dev.latitude.proposal.onepager;

import dev.latitude.kit.document.DocumentFormat;
import dev.latitude.kit.http.PrintParams;
import dev.latitude.kit.http.Representations;
import dev.latitude.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Request;
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

/** One-pagers over HTTP. */
@Path("/api/v1/proposals")
@Tag(name = "Proposals")
@APIResponse(
    responseCode = "200",
    description = "The one-pager. The same state of things gives the same bytes.",
    headers = {
      @Header(
          name = "ETag",
          description = "Of these bytes, for If-None-Match.",
          schema = @Schema(type = SchemaType.STRING)),
      @Header(
          name = "Content-Language",
          description = "Language of the fixed texts.",
          schema = @Schema(type = SchemaType.STRING)),
      @Header(
          name = "Content-Disposition",
          description = "Shown, not saved; with a file name for whoever saves it.",
          schema = @Schema(type = SchemaType.STRING)),
      @Header(
          name = OnePagerResource.PAGES,
          description =
              "How many pages of the paper it takes; Markdown has no pages. One that takes more than one says so at its end.",
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
          example =
              "# Publish the weekly client report without a sign-off\n\n- **Asked by** robin\n…")
    })
@RunOnVirtualThread
public class OnePagerResource {
  static final String PAGES = "One-Pager-Pages";

  private static final String FORMATS =
      "`Accept` chooses a page for browsers (`text/html`, also for `*/*`), a tagged PDF (`application/pdf`) or CommonMark"
          + " (`text/markdown`). What the proposal does not say is left out. Whoever may see the proposal may print it.";

  private static final String REFUSAL =
      "A one-pager comes as text/html, application/pdf or text/markdown. Name one of them in 'Accept'.";

  private final OnePager onePager;
  private final Offers offers;
  private final Caller caller;

  OnePagerResource(OnePager onePager, Offers offers, Caller caller) {
    this.onePager = onePager;
    this.offers = offers;
    this.caller = caller;
  }

  @GET
  @Path("/{id}/one-pager")
  @Operation(
      operationId = "printProposal",
      summary = "Print what is on the table, or the draft",
      description = FORMATS)
  public RestResponse<byte[]> current(
      @RestPath UUID id, @BeanParam @Valid PrintParams params, Request request) {
    var format = wanted(request);
    return print(offers.current(id, caller.actor()), format, params);
  }

  @GET
  @Path("/{id}/revisions/{number}/one-pager")
  @Operation(
      operationId = "printRevision",
      summary = "Print what was on the table at one moment",
      description = FORMATS + " A revision that another has replaced since says so.")
  public RestResponse<byte[]> revision(
      @RestPath UUID id,
      @RestPath int number,
      @BeanParam @Valid PrintParams params,
      Request request) {
    var format = wanted(request);
    return print(offers.revision(id, number, caller.actor()), format, params);
  }

  private static DocumentFormat wanted(Request request) {
    return DocumentFormat.of(Representations.choose(request, DocumentFormat.mediaTypes(), REFUSAL));
  }

  private RestResponse<byte[]> print(Offer offer, DocumentFormat format, PrintParams params) {
    var language = params.language();
    var printed = onePager.print(offer, format, language, params.paper());
    return Representations.document(printed, format, language, offer.fileName(), PAGES);
  }
}
