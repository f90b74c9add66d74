package dev.latitude.bench.cases;

import dev.latitude.local.demo.Answer;
import dev.latitude.local.demo.Api;
import dev.latitude.local.demo.Cast;
import dev.latitude.local.demo.Narrator;
import dev.latitude.local.demo.Scenario;
import dev.latitude.local.demo.Texts;
import dev.latitude.local.suite.Suite;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The weekly client report, told as in the demo, to have one of everything as users make it.
 *
 * @param writers whose agreement is in force
 * @param agreement its id
 * @param triers whose pilot runs
 * @param proposal on which it stands, accepted
 * @param pilot its id
 */
record Story(Cast writers, String agreement, Cast triers, String proposal, String pilot) {
  /** Services that have just been started take their time. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static Story told(Suite suite) {
    try (var api = new Api(suite.gatewayUri())) {
      var writers = Cast.of(suite::token);
      var agreement = scenario(api, writers).goodEnding();
      var triers = Cast.of(suite::token);
      var running = scenario(api, triers).untilThePilotRuns();
      report(api, triers, "/api/v1/pilots/" + running.text("/id"));
      return new Story(
          writers, agreement.text("/id"), triers, running.text("/proposalId"), running.text("/id"));
    }
  }

  /** Tells it with both its endings, as the demo does. */
  static void once(Suite suite) {
    try (var api = new Api(suite.gatewayUri())) {
      var _ = scenario(api, Cast.of(suite::token)).goodEnding();
      var _ = scenario(api, Cast.of(suite::token)).badEnding();
    }
  }

  /** For both weeks that are over: what is overdue would be told of each of the copies. */
  private static void report(Api api, Cast triers, String pilot) {
    for (var period : List.of("1", "2")) {
      var update =
          Texts.of(
              "status-update.json",
              Map.of("period", period, "summary", "All is well.", "health", "ON_TRACK"));
      var answer = api.post(triers.employee(), pilot + "/status-updates", update, "*");
      if (answer.status() != 201) {
        throw new IllegalStateException("No status update: " + answer.body());
      }
    }
  }

  private static Scenario scenario(Api api, Cast cast) {
    return new Scenario(api, cast, new Silent(), Clock.systemUTC(), PATIENCE);
  }

  private static final class Silent implements Narrator {
    @Override
    public void chapter(String title) {}

    @Override
    public void step(String what, Answer behind) {}
  }
}
