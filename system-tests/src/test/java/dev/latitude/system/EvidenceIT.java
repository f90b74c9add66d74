package dev.latitude.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.local.demo.Api;
import dev.latitude.local.demo.Cast;
import dev.latitude.local.demo.Person;
import dev.latitude.local.demo.Scenario;
import dev.latitude.local.suite.Suite;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that proves an agreement, in the hands of somebody who has nothing but a file. */
class EvidenceIT {
  private static Suite suite;
  private static Api api;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    suite = TheSuite.running();
    api = new Api(suite.gatewayUri(), ContractCheck::check);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void the_evidence_of_the_weekly_report_is_verified_offline_and_one_changed_byte_is_seen()
      throws Exception {
    var cast = Cast.of(suite::token);
    var agreement =
        new Scenario(api, cast, new Silence(), Clock.systemUTC(), Duration.ofSeconds(10))
            .goodEnding();
    var path = "/api/v1/agreements/" + agreement.text("/id") + "/evidence";
    assertThat(api.get(cast.manager(), path).status()).isEqualTo(200);
    assertThat(api.get(person("auditor"), path).status()).isEqualTo(200);

    var pack = get(cast.employee(), path);
    var file = Files.write(folder.resolve("evidence.json"), pack);
    var verified = Verified.of(file);
    assertThat(verified.exit()).as(verified.said()).isZero();
    assertThat(verified.said())
        .contains(
            "  ok  history of the proposal "
                + api.get(cast.employee(), path).text("/proposal/0/subject"),
            "  ok  history of the pilot " + agreement.text("/terms/source/pilotId"),
            "  ok  history of the agreement " + agreement.text("/id"),
            "comes from that proposal, and from that pilot, which graduated",
            "  ok  version 1: the signed document holds, by the key ",
            "  ok  the seal holds, by the key ",
            "/api/v1/agreement-keys");

    var changed = new String(pack, UTF_8).replaceFirst("(\"actor\":\")r(obin)", "$1R$2");
    assertThat(changed.getBytes(UTF_8)).hasSameSizeAs(pack).isNotEqualTo(pack);
    var refused = Verified.of(Files.writeString(file, changed));
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.said())
        .contains(
            "latitude: %s is not to be trusted. History of the agreement, event 1 (agreement.drafted, "
                .formatted(file),
            "): it was changed: its actor and data are not those that were hashed.");
  }

  /** Proposal and pilot are between the two: HR sees what came of them. */
  @Test
  void hr_sees_the_agreement_and_gets_no_evidence_since_it_would_be_half_of_it() {
    var cast = Cast.of(suite::token);
    var agreement =
        new Scenario(api, cast, new Silence(), Clock.systemUTC(), Duration.ofSeconds(10))
            .goodEnding();
    var path = "/api/v1/agreements/" + agreement.text("/id");
    assertThat(api.get(cast.hr(), path).status()).isEqualTo(200);
    var refused = api.get(cast.hr(), path + "/evidence");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("/type")).isEqualTo("/problems/not-yours-to-do");
  }

  private static Person person(String role) {
    return new Person(role, suite.token(role, role));
  }

  private static byte[] get(Person person, String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(suite.gatewayUri().resolve(path))
                  .header("Authorization", "Bearer " + person.token())
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray())
          .body();
    }
  }
}
