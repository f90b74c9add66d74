package dev.latitude.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A packaged service starts only with an identity configuration that fits where it runs. */
class IdentityGuardTest {
  private static final Map<String, String> PRODUCTION =
      Map.of(
          IdentityGuard.ISSUER, "https://id.example.org/realms/latitude",
          IdentityGuard.AUDIENCE, "latitude",
          IdentityGuard.ROLES, "groups",
          IdentityGuard.HTTP_HOST, "0.0.0.0");
  private static final Map<String, String> LAPTOP =
      Map.of(IdentityGuard.PUBLIC_KEY, "MIIB", IdentityGuard.HTTP_HOST, "127.0.0.1");

  @Test
  void production_with_an_issuer_starts() {
    assertThat(production(PRODUCTION)).isEmpty();
  }

  @Test
  void production_refuses_a_bare_key() {
    assertThat(production(with(PRODUCTION, IdentityGuard.PUBLIC_KEY, "MIIB")))
        .singleElement()
        .asString()
        .contains("'laptop' profile only", "auth-server-url");
  }

  @Test
  void production_tells_all_that_is_missing_at_once() {
    assertThat(production(Map.of()))
        .satisfiesExactly(
            reason -> assertThat(reason).contains("No issuer", "QUARKUS_OIDC_AUTH_SERVER_URL"),
            reason -> assertThat(reason).contains("quarkus.oidc.token.audience names nobody"),
            reason -> assertThat(reason).contains("role-claim-path is empty"));
  }

  @ParameterizedTest
  @CsvSource({
    "quarkus.oidc.token.issuer, any, whoever they say they are from",
    "quarkus.oidc.token.audience, any, made for another application",
    "quarkus.oidc.token.audience, ' ', made for another application",
    "quarkus.oidc.roles.role-claim-path, ' ', those of other applications included",
    "quarkus.oidc.auth-server-url, http://id.example.org/realms/latitude, without https",
    "latitude.service-token.client, pilot-service, without latitude.service-token.secret"
  })
  void production_refuses_what_lets_in_more_than_was_meant(
      String setting, String value, String why) {
    assertThat(production(with(PRODUCTION, setting, value)))
        .singleElement()
        .asString()
        .contains(setting, why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8180/realms/latitude", "http://localhost/realms/x"})
  void an_issuer_beside_the_service_needs_no_https(String issuer) {
    assertThat(production(with(PRODUCTION, IdentityGuard.ISSUER, issuer))).isEmpty();
  }

  @Test
  void plain_http_is_for_those_who_say_so() {
    var plain = with(PRODUCTION, IdentityGuard.ISSUER, "http://keycloak:8080/realms/latitude");
    assertThat(production(with(plain, IdentityGuard.PLAIN_HTTP, "false"))).hasSize(1);
    assertThat(production(with(plain, IdentityGuard.PLAIN_HTTP, "true"))).isEmpty();
  }

  @Test
  void the_token_of_the_service_has_one_source() {
    var client =
        with(
            with(PRODUCTION, ServiceToken.CLIENT, "pilot-service"),
            ServiceToken.SECRET,
            "from-the-vault");
    assertThat(production(client)).isEmpty();
    assertThat(production(with(client, ServiceToken.FILE, "/run/token")))
        .singleElement()
        .asString()
        .contains("has one source");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.0.0.7", ""})
  void the_laptop_serves_nobody_but_itself(String host) {
    assertThat(IdentityGuard.refusals(List.of("laptop"), settings(LAPTOP))).isEmpty();
    var reachable = with(LAPTOP, IdentityGuard.HTTP_HOST, host);
    for (var profiles : List.of(List.of("laptop"), List.of("prod", "laptop"))) {
      assertThat(IdentityGuard.refusals(profiles, settings(reachable)))
          .singleElement()
          .asString()
          .contains("loopback");
    }
  }

  private static List<String> production(Map<String, String> settings) {
    return IdentityGuard.refusals(List.of("prod"), settings(settings));
  }

  private static Function<String, Optional<String>> settings(Map<String, String> settings) {
    return name -> Optional.ofNullable(settings.get(name));
  }

  private static Map<String, String> with(Map<String, String> settings, String name, String value) {
    var all = new HashMap<>(settings);
    all.put(name, value);
    return all;
  }
}
