package dev.latitude.kit.problem;

import io.quarkus.oidc.OIDCException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Tells a token that is no good from an issuer that could not be asked about it. */
public final class IssuerOutage {
  private IssuerOutage() {}

  /** What kept the issuer from answering, if that is why somebody could not be recognised. */
  public static Optional<Throwable> behind(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .filter(
            cause ->
                cause instanceof OIDCException
                    || cause instanceof IOException
                    || cause instanceof TimeoutException)
        .findFirst();
  }
}
