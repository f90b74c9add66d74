package dev.latitude.system;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.local.demo.Api;
import dev.latitude.local.demo.Person;
import dev.latitude.postgres.EphemeralPostgres;
import dev.latitude.postgres.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A service starts only with an identity that fits where it runs, and then takes any issuer as it
 * is.
 */
class ProductionIdentityIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"proposal-service", "pilot-service", "agreement-service"})
  void a_service_that_is_told_to_trust_a_bare_key_in_production_does_not_start(String service)
      throws Exception {
    var outcome = start(service, Map.of("QUARKUS_OIDC_PUBLIC_KEY", publicKey()));
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.log()).contains("trusting a bare key is for the 'laptop' profile only");
  }

  @Test
  void the_laptop_profile_does_not_start_where_others_could_reach_it() throws Exception {
    var outcome =
        start(
            "proposal-service",
            Map.of(
                "QUARKUS_OIDC_PUBLIC_KEY",
                publicKey(),
                "QUARKUS_PROFILE",
                "laptop",
                "QUARKUS_HTTP_HOST",
                "0.0.0.0"));
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.log()).contains("it serves the loopback address only");
  }

  @Test
  void a_service_without_any_issuer_does_not_start() throws Exception {
    var outcome = start("proposal-service", Map.of());
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.log()).contains("quarkus.oidc.auth-server-url");
  }

  @Test
  void a_service_that_has_no_key_to_sign_agreements_with_does_not_start() throws Exception {
    var outcome =
        start(
            "agreement-service",
            Map.of(
                "QUARKUS_OIDC_PUBLIC_KEY",
                publicKey(),
                "QUARKUS_PROFILE",
                "laptop",
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "LATITUDE_PILOT_SERVICE_URL",
                "http://127.0.0.1:1"));
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.log()).contains("Set latitude.attestation.keys to a folder");
  }

  /** Names of claims, and the algorithm, are as an issuer has them that was there before. */
  @Test
  void an_issuer_with_ways_of_its_own_is_served_and_its_absence_is_not_taken_for_a_bad_token()
      throws Exception {
    var ports = FreePorts.find(2);
    var issuer = new SomeIssuer();
    var process =
        launch(
            "proposal-service",
            Map.ofEntries(
                entry("QUARKUS_OIDC_AUTH_SERVER_URL", issuer.uri().toString()),
                entry("QUARKUS_OIDC_TOKEN_AUDIENCE", "autonomy"),
                entry("QUARKUS_OIDC_TOKEN_PRINCIPAL_CLAIM", "employee_number"),
                entry("QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH", "\"https://example.org/claims\"/roles"),
                entry("QUARKUS_OIDC_TOKEN_SIGNATURE_ALGORITHM", "ES256"),
                entry("LATITUDE_IDENTITY_KEYS_KEPT", "1S"),
                entry("LATITUDE_IDENTITY_TOKENS_KEPT", "0S"),
                entry("QUARKUS_OIDC_TOKEN_FORCED_JWK_REFRESH_INTERVAL", "0.5S"),
                entry("LATITUDE_PILOT_SERVICE_URL", "http://127.0.0.1:1"),
                entry("QUARKUS_HTTP_PORT", ports.get(0).toString()),
                entry("QUARKUS_MANAGEMENT_PORT", ports.get(1).toString())));
    try (var api = new Api(URI.create("http://127.0.0.1:" + ports.get(0)))) {
      Eventually.within(60, () -> isReady(ports.get(1)), ready -> ready || !process.isAlive());
      assertThat(process.isAlive()).as(Files.readString(log())).isTrue();

      var hanna = new Person("E-4711", issuer.token("E-4711", "hr"));
      var made =
          api.post(
              hanna,
              "/api/v1/decision-types",
              "{\"slug\": \"own\", \"title\": \"Own\", \"dimension\": \"TIMING\", \"usualRisk\": \"LOW\", \"ceiling\": \"AGREE\"}");
      assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
      var robin = new Person("E-4712", issuer.token("E-4712"));
      var drafted =
          api.post(
              robin,
              "/api/v1/proposals",
              "{\"title\": \"Own the report\", \"approver\": \"E-4713\", \"workScope\": \"TASK\"}");
      assertThat(drafted.text("/author")).isEqualTo("E-4712");
      var nobody = new Person("", issuer.tokenWithoutEmployee());
      assertThat(api.get(nobody, "/api/v1/proposals").status()).isEqualTo(401);

      issuer.close();
      issuer.changeKey();
      var newcomer = new Person("E-4714", issuer.token("E-4714"));
      var away =
          Eventually.see(
              () -> api.get(newcomer, "/api/v1/proposals"), answer -> answer.status() != 401);
      assertThat(away.status()).as("%s", away.body()).isEqualTo(503);
      assertThat(away.text("/detail")).contains("issuer of access tokens cannot be reached");
      assertThat(api.get(robin, "/api/v1/proposals").status())
          .as("with a key known before")
          .isEqualTo(200);
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isReady(int managementPort) {
    try (var http = HttpClient.newHttpClient()) {
      var ready = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
      return http.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String publicKey() throws NoSuchAlgorithmException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return Base64.getEncoder().encodeToString(generator.generateKeyPair().getPublic().getEncoded());
  }

  private record Outcome(int exitCode, String log) {}

  private Path log() {
    return folder.resolve("log");
  }

  private Outcome start(String service, Map<String, String> environment)
      throws IOException, InterruptedException {
    var process = launch(service, environment);
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it gives up by itself").isTrue();
      return new Outcome(process.exitValue(), Files.readString(log()));
    } finally {
      process.destroyForcibly();
    }
  }

  private Process launch(String service, Map<String, String> environment) throws IOException {
    var database = EphemeralPostgres.freshDatabase("guard");
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var jar = Repository.root().resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    var builder =
        new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1", "-jar", jar.toString())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile());
    builder.environment().put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
    builder.environment().put("QUARKUS_DATASOURCE_USERNAME", database.user());
    builder.environment().put("QUARKUS_DATASOURCE_PASSWORD", database.password());
    builder.environment().put("QUARKUS_HTTP_PORT", "0");
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
    builder.environment().putAll(environment);
    return builder.start();
  }
}
