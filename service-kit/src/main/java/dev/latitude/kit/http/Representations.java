package dev.latitude.kit.http;

import dev.latitude.kit.document.DocumentFormat;
import dev.latitude.kit.document.Printed;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** One thing in several media types: which of them a client wants, and the answer that has it. */
public final class Representations {
  private Representations() {}

  /**
   * The one that suits the client best; whoever takes anything gets the first.
   *
   * @param refusal what to tell a client that wants none of them
   */
  public static String choose(Request request, List<String> mediaTypes, String refusal) {
    var variants =
        Variant.mediaTypes(mediaTypes.stream().map(MediaType::valueOf).toArray(MediaType[]::new))
            .build();
    var chosen = request.selectVariant(variants);
    if (chosen == null) {
      throw new ProblemException(CommonProblem.NOT_ACCEPTABLE, refusal);
    }
    var type = chosen.getMediaType();
    return type.getType() + "/" + type.getSubtype();
  }

  /**
   * A document: shown rather than saved, kept to whoever asked for it, and under a policy by which
   * it can do nothing in a browser.
   *
   * @param fileName without extension, for whoever saves it; nobody's free text
   */
  public static ResponseBuilder<byte[]> document(
      Printed printed, DocumentFormat format, Locale language, String fileName) {
    var type = MediaType.valueOf(format.mediaType());
    return file(
            printed.bytes(),
            format.isText() ? type.withCharset("UTF-8") : type,
            fileName + "." + format.extension())
        .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
        .header("Content-Security-Policy", printed.policy());
  }

  /**
   * The same, of a document that fills pages of paper.
   *
   * @param pages the header that tells how many, where they were counted
   */
  public static RestResponse<byte[]> document(
      Printed printed, DocumentFormat format, Locale language, String fileName, String pages) {
    var answer = document(printed, format, language, fileName);
    printed.pages().ifPresent(counted -> answer.header(pages, counted));
    return answer.build();
  }

  /**
   * Bytes that are shown rather than saved, kept to whoever asked for them, and not sent again to
   * whoever has them.
   *
   * @param fileName for whoever saves them; nobody's free text
   */
  public static ResponseBuilder<byte[]> file(byte[] bytes, MediaType type, String fileName) {
    return ResponseBuilder.ok(bytes)
        .type(type)
        .header(HttpHeaders.ETAG, ETags.of(bytes))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.VARY, "Accept, Accept-Language")
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + fileName + "\"")
        .header("X-Content-Type-Options", "nosniff");
  }
}
