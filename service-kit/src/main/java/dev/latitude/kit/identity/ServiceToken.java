package dev.latitude.kit.identity;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The access token with which this service calls another one of its own accord. Either the issuer
 * gives it to the service as to any client with credentials of its own, and again before it
 * expires; or it lies in a file that whoever issues tokens replaces before the old one expires, so
 * that it is read again whenever the file has changed.
 */
@ApplicationScoped
public class ServiceToken {
  static final String FILE = "latitude.service-token.file";
  static final String CLIENT = "latitude.service-token.client";
  static final String SECRET = "latitude.service-token.secret";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Optional<Path> file;
  private final Optional<String> client;
  private final OidcClient issuer;
  private final Lock fetching = new ReentrantLock();
  private volatile @Nullable Read read;
  private volatile @Nullable Tokens fetched;

  ServiceToken(ServiceTokenConfig config, OidcClient issuer) {
    this.file = config.file();
    this.client = config.client();
    this.issuer = issuer;
  }

  public boolean isConfigured() {
    return file.isPresent() || client.isPresent();
  }

  /** The token as it is now. */
  public String value() {
    return client.isPresent() ? fromIssuer() : fromFile();
  }

  /** Why these settings of the service's own token do not do, if they do not. */
  static Optional<String> refusal(Function<String, Optional<String>> settings) {
    boolean hasClient = settings.apply(CLIENT).isPresent();
    if (hasClient && settings.apply(FILE).isPresent()) {
      return Optional.of(
          FILE + " and " + CLIENT + " are both set: the service's own token has one source.");
    }
    if (hasClient && settings.apply(SECRET).isEmpty()) {
      return Optional.of(
          "%s is set without %s, with which the issuer recognises it.".formatted(CLIENT, SECRET));
    }
    return Optional.empty();
  }

  private String fromIssuer() {
    fetching.lock();
    try {
      var known = fetched;
      if (known == null
          || known.isAccessTokenExpired()
          || known.isAccessTokenWithinRefreshInterval()) {
        known = issuer.getTokens().await().atMost(PATIENCE);
        fetched = known;
      }
      return known.getAccessToken();
    } finally {
      fetching.unlock();
    }
  }

  private String fromFile() {
    var path = file.orElseThrow(() -> new IllegalStateException(FILE + " is not set"));
    try {
      var modified = Files.getLastModifiedTime(path);
      var known = read;
      if (known == null || !known.modified().equals(modified)) {
        known = new Read(modified, text(path));
        read = known;
      }
      return known.token();
    } catch (NoSuchFileException missing) {
      throw new IllegalStateException("There is no service token at " + path, missing);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read the service token at " + path, unreadable);
    }
  }

  private static String text(Path path) throws IOException {
    var token = Files.readString(path).strip();
    if (token.isEmpty()) {
      throw new IllegalStateException("The file of the service token is empty: " + path);
    }
    return token;
  }

  private record Read(FileTime modified, String token) {}
}
