package dev.latitude.kit.http;

import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The size of the largest request body. One that announces itself as larger is refused before it is
 * read, one that does not is refused when it gets there; both with a problem document, where the
 * platform's own limit only hangs up.
 */
@Singleton
public class BodyLimit {
  private final long bytes;

  BodyLimit(@ConfigProperty(name = "latitude.http.body-limit") MemorySize limit) {
    this.bytes = limit.asLongValue();
  }

  public long bytes() {
    return bytes;
  }

  public ProblemException exceeded() {
    return new ProblemException(
        CommonProblem.BODY_TOO_LARGE,
        "The body has more than " + bytes + " bytes. Send less at a time.");
  }
}
