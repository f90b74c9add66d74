package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.local.demo.Answer;
import dev.latitude.local.demo.Api;
import dev.latitude.local.demo.Cast;
import dev.latitude.local.demo.Person;
import dev.latitude.local.demo.Scenario;
import dev.latitude.local.suite.Suite;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A manager leaves: somebody else decides in their place, in all three services. */
class HandOverIT {
  private static final List<String> ALL = List.of("proposals", "pilots", "agreements");

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
  void the_successor_decides_about_a_pilot_that_runs_and_the_register_says_so() {
    var cast = Cast.of(suite::token);
    var successor = successor(cast);
    var pilot = "/api/v1/pilots/" + scenario(cast).untilThePilotRuns().text("/id");

    var foreseen = handOver(cast, "pilots", successor, "?dryRun=true");
    assertThat(foreseen.text("/handedOver/0/state")).isEqualTo("ACTIVE");
    assertThat(api.get(cast.manager(), pilot).text("/approver")).isEqualTo(cast.manager().id());

    ALL.forEach(of -> handOver(cast, of, successor, ""));

    assertThat(api.get(cast.manager(), pilot).status()).isEqualTo(404);
    var seen = good(api.get(successor, pilot));
    assertThat(seen.text("/approver")).isEqualTo(successor.id());
    var proposal = good(api.get(successor, "/api/v1/proposals/" + seen.text("/proposalId")));
    assertThat(proposal.text("/state")).isEqualTo("ACCEPTED");
    assertThat(proposal.text("/content/approver")).isEqualTo(successor.id());
    var rights = "/api/v1/decision-rights?person=" + cast.employee().id() + "&limit=10";
    var granted =
        Eventually.within(
            10, () -> api.get(successor, rights).text("/items/0/manager"), successor.id()::equals);
    assertThat(granted).isEqualTo(successor.id());
    var reason = "{\"reason\": \"I want to look first.\"}";
    var paused = good(api.post(successor, pilot + "/pause", reason, seen.etag()));
    var resumed = good(api.post(successor, pilot + "/resume", "", paused.etag()));
    assertThat(resumed.text("/state")).isEqualTo("ACTIVE");
  }

  @Test
  void an_agreement_goes_on_as_it_was_signed_and_who_left_can_be_forgotten() throws Exception {
    var cast = Cast.of(suite::token);
    var successor = successor(cast);
    var signed = scenario(cast).goodEnding();
    var agreement = "/api/v1/agreements/" + signed.text("/id");

    ALL.forEach(of -> handOver(cast, of, successor, ""));

    var now = good(api.get(successor, agreement));
    assertThat(now.text("/approver")).isEqualTo(successor.id());
    assertThat(now.text("/state")).isEqualTo("IN_FORCE");
    assertThat(now.text("/hash")).isEqualTo(signed.text("/hash"));
    assertThat(now.text("/terms/approver")).isEqualTo(cast.manager().id());
    assertThat(api.get(cast.manager(), agreement).status()).isEqualTo(404);
    var reason = "{\"reason\": \"Until we have met.\"}";
    var suspended = good(api.post(successor, agreement + "/suspend", reason, now.etag()));
    var _ = good(api.post(successor, agreement + "/reinstate", "", suspended.etag()));
    verify(successor, agreement);

    var pseudonym = "former-" + UUID.randomUUID();
    for (var of : ALL) {
      var asked = forget(cast, of, pseudonym);
      assertThat(asked.status()).as(asked.body().toString()).isEqualTo(202);
      var path = "/api/v1/personal-data/" + of + "/pseudonymisations/" + asked.text("/id");
      var _ = Eventually.within(60, () -> api.get(cast.hr(), path).text("/state"), "DONE"::equals);
    }
    var after = good(api.get(cast.employee(), agreement));
    assertThat(after.text("/approver")).isEqualTo(successor.id());
    assertThat(after.text("/terms/approver")).isEqualTo(pseudonym);
    verify(successor, agreement);
  }

  private static Answer good(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private static void verify(Person person, String agreement) throws Exception {
    var verified = Verified.of(person, suite.gatewayUri().resolve(agreement + "/evidence"));
    assertThat(verified.exit()).as(verified.said()).isZero();
  }

  private static Answer forget(Cast cast, String of, String pseudonym) {
    return api.post(
        cast.hr(),
        "/api/v1/personal-data/" + of + "/pseudonymisations",
        "{\"person\": \"%s\", \"pseudonym\": \"%s\"}".formatted(cast.manager().id(), pseudonym));
  }

  private static Answer handOver(Cast cast, String of, Person successor, String query) {
    var request =
        """
        {"approver": "%s", "successor": "%s", "people": ["%s"], "reason": "Another team."}"""
            .formatted(cast.manager().id(), successor.id(), cast.employee().id());
    return good(api.post(cast.hr(), "/api/v1/hand-overs/" + of + query, request));
  }

  private static Person successor(Cast cast) {
    var id = cast.manager().id().replace("morgan", "maria");
    return new Person(id, suite.token(id, "manager"));
  }

  private static Scenario scenario(Cast cast) {
    return new Scenario(api, cast, new Silence(), Clock.systemUTC(), Duration.ofSeconds(10));
  }
}
