package dev.latitude.kit.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTokenTest {
  @Test
  void a_replaced_file_gives_the_new_token(@TempDir Path folder) throws IOException {
    var file = folder.resolve("token");
    var token = new ServiceToken(Config.ofFile(file), new Issuer(Instant.MAX));
    write(file, "first\n", "2026-03-02T09:00:00Z");
    assertEquals("first", token.value());
    write(file, "second\n", "2026-03-02T09:05:00Z");
    assertEquals("second", token.value());
  }

  @Test
  void a_missing_or_empty_file_is_told_by_its_path(@TempDir Path folder) throws IOException {
    var file = folder.resolve("token");
    var token = new ServiceToken(Config.ofFile(file), new Issuer(Instant.MAX));
    assertEquals(
        "There is no service token at " + file,
        assertThrows(IllegalStateException.class, token::value).getMessage());
    write(file, " \n", "2026-03-02T09:00:00Z");
    assertEquals(
        "The file of the service token is empty: " + file,
        assertThrows(IllegalStateException.class, token::value).getMessage());
  }

  @Test
  void without_configuration_there_is_no_token() {
    assertFalse(new ServiceToken(Config.none(), new Issuer(Instant.MAX)).isConfigured());
  }

  @Test
  void the_issuer_is_asked_once_and_again_before_the_token_expires() {
    var now = Instant.now();
    var lasting = new Issuer(now.plusSeconds(300));
    var token = new ServiceToken(Config.ofClient(), lasting);
    assertEquals("token 1", token.value());
    assertEquals("token 1", token.value());
    var ending = new Issuer(now.plusSeconds(5));
    var renewed = new ServiceToken(Config.ofClient(), ending);
    assertEquals("token 1", renewed.value());
    assertEquals("token 2", renewed.value());
  }

  @Test
  void an_issuer_that_was_away_is_asked_again() {
    var issuer = new Issuer(Instant.now().plusSeconds(300));
    var token = new ServiceToken(Config.ofClient(), issuer);
    issuer.away = true;
    assertThrows(OidcClientException.class, token::value);
    issuer.away = false;
    assertEquals("token 1", token.value());
  }

  private record Config(Optional<Path> file, Optional<String> client, Optional<String> secret)
      implements ServiceTokenConfig {
    static Config none() {
      return new Config(Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Config ofFile(Path file) {
      return new Config(Optional.of(file), Optional.empty(), Optional.empty());
    }

    static Config ofClient() {
      return new Config(Optional.empty(), Optional.of("pilot-service"), Optional.of("secret"));
    }
  }

  private static final class Issuer implements OidcClient {
    private final Instant expires;
    private boolean away;
    private int given;

    Issuer(Instant expires) {
      this.expires = expires;
    }

    @Override
    public Uni<Tokens> getTokens(Map<String, String> parameters) {
      return away
          ? Uni.createFrom().failure(new OidcClientException("away"))
          : Uni.createFrom()
              .item(
                  new Tokens(
                      "token " + ++given,
                      expires.getEpochSecond(),
                      Duration.ofSeconds(20),
                      null,
                      null,
                      new JsonObject(),
                      "pilot-service"));
    }

    @Override
    public Uni<Tokens> refreshTokens(String refreshToken, Map<String, String> parameters) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Boolean> revokeAccessToken(String accessToken, Map<String, String> parameters) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  private static void write(Path file, String text, String modified) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modified)));
  }
}
