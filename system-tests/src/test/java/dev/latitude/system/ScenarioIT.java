package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.local.demo.Answer;
import dev.latitude.local.demo.Api;
import dev.latitude.local.demo.Cast;
import dev.latitude.local.demo.Narrator;
import dev.latitude.local.demo.Scenario;
import dev.latitude.local.suite.Suite;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The weekly client report with both of its endings, through the gateway, against packaged
 * services.
 */
class ScenarioIT {
  private static final Duration PROMPTLY = Duration.ofSeconds(10);

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
  void two_good_weeks_end_in_an_agreement_that_the_check_answers_from() {
    var cast = Cast.of(suite::token);
    var told = new Told();
    var agreement = new Scenario(api, cast, told, Clock.systemUTC(), PROMPTLY).goodEnding();

    assertThat(agreement.text("/state")).isEqualTo("IN_FORCE");
    var history =
        api.get(cast.manager(), "/api/v1/agreements/" + agreement.text("/id") + "/history").body();
    assertThat(history.path("items").findValuesAsText("type"))
        .containsExactly(
            "agreement.drafted",
            "agreement.offered",
            "agreement.signed",
            "agreement.signed",
            "agreement.entered-into-force");
    assertThat(told.calls).noneMatch(call -> call.startsWith("PATCH"));
  }

  @Test
  void a_bad_week_reverts_the_pilot_and_the_check_says_so() {
    var cast = Cast.of(suite::token);
    var pilot = new Scenario(api, cast, new Told(), Clock.systemUTC(), PROMPTLY).badEnding();

    var events =
        api.get(cast.manager(), "/api/v1/pilots/" + pilot.text("/id") + "/history?limit=200")
            .body()
            .path("items");
    assertThat(events.findValuesAsText("type")).filteredOn("pilot.reverted"::equals).hasSize(1);
    var last = events.get(events.size() - 1);
    assertThat(last.path("type").asText()).isEqualTo("pilot.reverted");
    assertThat(last.at("/data/trigger").asText()).isEqualTo("errors-rise");
    assertThat(last.at("/data/value").decimalValue()).isEqualByComparingTo("8");
    assertThat(last.at("/data/limit").decimalValue()).isEqualByComparingTo("5");
    assertThat(last.path("actor").asText()).isEqualTo(cast.employee().id());
  }

  @Test
  void what_is_between_two_people_does_not_exist_for_a_third() {
    var cast = Cast.of(suite::token);
    var stranger = Cast.of(suite::token).manager();
    var pilot = new Scenario(api, cast, new Told(), Clock.systemUTC(), PROMPTLY).badEnding();
    var proposal = pilot.text("/proposalId");
    for (var path :
        List.of("/api/v1/pilots/" + pilot.text("/id"), "/api/v1/proposals/" + proposal)) {
      var answer = api.get(stranger, path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.text("/type")).isEqualTo("/problems/not-found");
    }
  }

  private static final class Told implements Narrator {
    private final List<String> calls = new ArrayList<>();

    @Override
    public void chapter(String title) {}

    @Override
    public void step(String what, Answer behind) {
      calls.add(behind.request());
    }
  }
}
