package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.local.demo.Answer;
import dev.latitude.local.demo.Api;
import dev.latitude.local.demo.Cast;
import dev.latitude.local.demo.Person;
import dev.latitude.local.demo.Scenario;
import dev.latitude.local.suite.Service;
import dev.latitude.local.suite.Suite;
import dev.latitude.testkit.PersonalColumns;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is known about a person, and that nothing is once they are forgotten. */
class PeopleIT {
  private static final Map<String, Service> KEPT_BY =
      Map.of(
          "proposals", Service.PROPOSAL, "pilots", Service.PILOT, "agreements", Service.AGREEMENT);

  private static Suite suite;
  private static Api api;

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
  void a_person_gets_all_there_is_and_is_forgotten_by_all_three_while_the_evidence_still_holds()
      throws Exception {
    var cast = Cast.of(suite::token);
    var agreement =
        new Scenario(api, cast, new Silence(), Clock.systemUTC(), Duration.ofSeconds(10))
            .goodEnding();
    var path = "/api/v1/agreements/" + agreement.text("/id");

    for (var of : KEPT_BY.keySet()) {
      var lines = lines(cast.employee(), "/api/v1/personal-data/" + of);
      assertThat(lines.getFirst()).as(of).contains(cast.employee().id());
      assertThat(lines.getLast()).contains("\"complete\":true", "\"count\":" + (lines.size() - 1));
    }

    var refused = forget(cast, "agreements", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/type")).isEqualTo("/problems/person-takes-part");
    assertThat(refused.text("/detail")).contains(agreement.text("/id"));
    assertThat(
            api.post(
                    cast.employee(),
                    path + "/terminate",
                    "{\"reason\": \"I am leaving\"}",
                    api.get(cast.employee(), path).etag())
                .status())
        .isEqualTo(200);

    var first = forget(cast, "proposals", "");
    assertThat(first.status()).isEqualTo(202);
    var pseudonym = first.text("/pseudonym");
    var asked = new ArrayList<>(List.of("proposals/pseudonymisations/" + first.text("/id")));
    for (var of : List.of("pilots", "agreements")) {
      var answer = forget(cast, of, ", \"pseudonym\": \"%s\"".formatted(pseudonym));
      assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
      asked.add(of + "/pseudonymisations/" + answer.text("/id"));
    }
    for (var one : asked) {
      var _ =
          Eventually.within(
              60,
              () -> api.get(cast.hr(), "/api/v1/personal-data/" + one).text("/state"),
              "DONE"::equals);
    }

    for (var service : KEPT_BY.values()) {
      assertThat(rowsNaming(service, cast.employee().id())).as(service.name()).isEmpty();
    }
    assertThat(api.get(cast.manager(), path).text("/terms/employee")).isEqualTo(pseudonym);
    var verified = Verified.of(cast.manager(), suite.gatewayUri().resolve(path + "/evidence"));
    assertThat(verified.said())
        .contains(
            "the agreement of %s and %s comes from that proposal, and from that pilot, which graduated"
                .formatted(pseudonym, cast.manager().id()),
            "version 1: a pseudonym stands in the words that were offered",
            "the seal holds");
    assertThat(verified.exit()).as(verified.said()).isZero();
  }

  private static Answer forget(Cast cast, String of, String more) {
    return api.post(
        cast.hr(),
        "/api/v1/personal-data/" + of + "/pseudonymisations",
        "{\"person\": \"%s\"%s}".formatted(cast.employee().id(), more));
  }

  /** Of any table. */
  private static List<String> rowsNaming(Service service, String person) throws SQLException {
    try (var connection = suite.database(service).connect()) {
      return PersonalColumns.rowsNaming(connection, person);
    }
  }

  private static List<String> lines(Person person, String path)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(suite.gatewayUri().resolve(path))
                  .header("Authorization", "Bearer " + person.token())
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body().lines().toList();
    }
  }
}
