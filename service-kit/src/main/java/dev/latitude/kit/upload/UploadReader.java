package dev.latitude.kit.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latitude.kit.http.BodyLimit;
import dev.latitude.kit.http.CsvBodyReader;
import dev.latitude.kit.idempotency.RequestFingerprint;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * Receives an {@link Upload}: to a file, whatever its size, and with a digest made on the way, by
 * which a request that is sent again under its idempotency key is known. JSON has the limit of any
 * other request, since it is read as one document.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
@Consumes({MediaType.APPLICATION_JSON, UploadReader.NDJSON, UploadReader.CSV})
public class UploadReader implements MessageBodyReader<Upload> {
  public static final String NDJSON = "application/x-ndjson";
  public static final String CSV = "text/csv";
  private static final int AT_A_TIME = 16 * 1024;

  private final UploadFiles files;
  private final RequestFingerprint fingerprint;
  private final BodyLimit limit;

  UploadReader(UploadFiles files, RequestFingerprint fingerprint, BodyLimit limit) {
    this.files = files;
    this.fingerprint = fingerprint;
    this.limit = limit;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == Upload.class;
  }

  @Override
  public Upload readFrom(
      Class<Upload> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    var name = (mediaType.getType() + "/" + mediaType.getSubtype()).toLowerCase(Locale.ROOT);
    if (name.equals(CSV)) {
      CsvBodyReader.refuseOtherCharset(headers.getFirst(HttpHeaders.CONTENT_TYPE));
    }
    long most = name.equals(MediaType.APPLICATION_JSON) ? limit.bytes() : limit.uploadBytes();
    var upload = new Upload(files.create(), name);
    var digest = sha256();
    digest.update(name.getBytes(UTF_8));
    long received = 0;
    var buffer = new byte[AT_A_TIME];
    try (var file = Files.newOutputStream(upload.file())) {
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        received += n;
        if (received > most) {
          throw limit.exceeded(most);
        }
        digest.update(buffer, 0, n);
        file.write(buffer, 0, n);
      }
    }
    fingerprint.ofBody(digest.digest());
    return upload;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
