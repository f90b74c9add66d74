package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.postgres.EphemeralPostgres;
import java.io.IOException;
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

/** The laptop's tokens cannot be let into production by mistake. */
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

  private static String publicKey() throws NoSuchAlgorithmException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return Base64.getEncoder().encodeToString(generator.generateKeyPair().getPublic().getEncoded());
  }

  private record Outcome(int exitCode, String log) {}

  private Outcome start(String service, Map<String, String> environment)
      throws IOException, InterruptedException {
    var database = EphemeralPostgres.freshDatabase("guard");
    var log = folder.resolve("log");
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var jar = Repository.root().resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    var builder =
        new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1", "-jar", jar.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
    builder.environment().put("QUARKUS_DATASOURCE_USERNAME", database.user());
    builder.environment().put("QUARKUS_DATASOURCE_PASSWORD", database.password());
    builder.environment().put("QUARKUS_HTTP_PORT", "0");
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
    builder.environment().putAll(environment);
    var process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it gives up by itself").isTrue();
      return new Outcome(process.exitValue(), Files.readString(log));
    } finally {
      process.destroyForcibly();
    }
  }
}
