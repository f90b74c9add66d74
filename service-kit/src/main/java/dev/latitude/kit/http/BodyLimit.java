package dev.latitude.kit.http;

import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The size of the largest request body. One that announces itself as larger is refused before it is
 * read, one that does not is refused when it gets there; both with a problem document, where the
 * platform's own limit only hangs up.
 */
@Singleton
public class BodyLimit {
  private final long bytes;
  private final long uploadBytes;
  private final Optional<Pattern> uploadPaths;

  BodyLimit(
      @ConfigProperty(name = "latitude.http.body-limit") MemorySize limit,
      @ConfigProperty(name = "latitude.http.upload-limit") MemorySize uploadLimit,
      @ConfigProperty(name = "latitude.http.upload-paths") Optional<Pattern> uploadPaths) {
    this.bytes = limit.asLongValue();
    this.uploadBytes = uploadLimit.asLongValue();
    this.uploadPaths = uploadPaths;
  }

  /** The limit of bodies that are read row by row. */
  public long uploadBytes() {
    return uploadBytes;
  }

  /** The most that can be sent to a path; what is read there may have a lower limit. */
  public long bytesAt(String path) {
    return uploadPaths.filter(paths -> paths.matcher(path).matches()).isPresent()
        ? uploadBytes
        : bytes;
  }

  public long bytes() {
    return bytes;
  }

  /**
   * All of a body, if it is not too large. A client that hangs up, or stops sending, is no failure
   * of ours.
   */
  public byte[] read(InputStream body) {
    byte[] received;
    try {
      received = body.readNBytes((int) bytes + 1);
    } catch (IOException incomplete) {
      throw new ProblemException(
          CommonProblem.REQUEST_TIMEOUT,
          "The body did not arrive completely. Send the request again.");
    }
    if (received.length > bytes) {
      throw exceeded();
    }
    return received;
  }

  public ProblemException exceeded() {
    return exceeded(bytes);
  }

  public ProblemException exceeded(long most) {
    return new ProblemException(
        CommonProblem.BODY_TOO_LARGE,
        "The body has more than " + most + " bytes. Send less at a time.");
  }
}
