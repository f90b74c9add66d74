package dev.latitude.kit.http;

import dev.latitude.kit.idempotency.RequestFingerprint;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV body up to the size limit, and refuses what is not UTF-8: letters guessed wrongly
 * would be stored and found much later.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
@Consumes("text/csv")
public class CsvBodyReader implements MessageBodyReader<CsvBody> {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final RequestFingerprint fingerprint;
  private final BodyLimit limit;

  CsvBodyReader(RequestFingerprint fingerprint, BodyLimit limit) {
    this.fingerprint = fingerprint;
    this.limit = limit;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == CsvBody.class;
  }

  @Override
  public CsvBody readFrom(
      Class<CsvBody> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    refuseOtherCharset(headers.getFirst(HttpHeaders.CONTENT_TYPE));
    var bytes = limit.read(body);
    fingerprint.ofBody(bytes);
    return new CsvBody(text(bytes));
  }

  /**
   * Refuses a file that its sender says is not in UTF-8.
   *
   * @param contentType as it was sent: the media type the framework hands over has lost its
   *     parameters
   */
  public static void refuseOtherCharset(@Nullable String contentType) {
    var charset =
        contentType == null
            ? null
            : MediaType.valueOf(contentType).getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
      throw new ProblemException(
          CommonProblem.MALFORMED_REQUEST,
          "The Content-Type says that the file is in "
              + charset
              + ". Save it as CSV in UTF-8 and send it without a charset, or with charset=utf-8.");
    }
  }

  static String text(byte[] bytes) {
    var encoded = ByteBuffer.wrap(bytes);
    var text = CharBuffer.allocate(bytes.length); // UTF-8 has a byte at least for each char
    if (StandardCharsets.UTF_8.newDecoder().decode(encoded, text, true).isError()) {
      throw notUtf8(bytes, encoded.position());
    }
    text.flip();
    if (text.isEmpty()) {
      throw new ProblemException(
          CommonProblem.MALFORMED_REQUEST, "The request needs a CSV file as its body.");
    }
    return (text.get(0) == BYTE_ORDER_MARK ? text.subSequence(1, text.length()) : text).toString();
  }

  private static ProblemException notUtf8(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return new ProblemException(
        CommonProblem.MALFORMED_REQUEST,
        "The file is not in UTF-8: line %d has a byte (number %d of the file) that cannot be read. Save it as CSV in UTF-8."
            .formatted(line, position + 1));
  }
}
