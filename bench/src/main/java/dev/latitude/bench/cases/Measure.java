package dev.latitude.bench.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.HttpWire;
import dev.latitude.bench.sql.Insert;
import dev.latitude.local.suite.Service;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;

/** A measurement is reported: stored with its history, triggers evaluated, answered once. */
final class Measure implements Benchmark {
  /** Days of a pilot that can have been measured, each for two metrics. */
  private static final int DAYS = 14;

  private static final String REPORTER = "author of pilots";

  @Override
  public String name() {
    return "measure";
  }

  @Override
  public String title() {
    return "A measurement is reported, with history, evaluation and an Idempotency-Key.";
  }

  @Override
  public Environment prepare(Stage stage, Environment environment) throws Exception {
    stage.rows(Service.PILOT);
    var story = stage.story();
    var known =
        environment
            .withToken(REPORTER, story.triers().employee().token())
            .withFact("pilots", stage.pilots());
    try (var wire = new HttpWire(stage.direct(Service.PILOT))) {
      // From the end, where the load will come to last.
      var turn = new long[] {2L * DAYS * stage.pilots().split(" ", -1).length};
      var requests = requests(known);
      return known.withCalls(
          "measure",
          stage.capture(Service.PILOT, "measure", () -> requests.apply(--turn[0]).askOn(wire)));
    }
  }

  @Override
  public List<Side> sides() {
    return List.of(
        new Side("service", new Ask("pilot", Measure::requests)),
        new Side("insert", new Insert("pilot")));
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goal.throughput("service", "insert", 0.35));
  }

  /** Every turn another pilot; and when each has had its turn, another day or metric. */
  private static LongFunction<Ask.Request> requests(Environment environment) {
    var pilots = environment.fact("pilots").split(" ", -1);
    var expected = "\"metric\":\"".getBytes(UTF_8);
    var first = LocalDate.now(ZoneOffset.UTC).minusDays(DAYS);
    return turn -> {
      var pilot = pilots[(int) (turn % pilots.length)];
      var slot = (int) (turn / pilots.length);
      var day = first.plusDays(slot / 2);
      return new Ask.Request(
          HttpWire.post(
              "/api/v1/pilots/" + pilot + "/measurements",
              environment.token(REPORTER),
              body(slot % 2 == 0 ? "client-score" : "error-rate", day, slot).getBytes(UTF_8),
              "If-Match: *",
              "Idempotency-Key: " + UUID.randomUUID()),
          201,
          expected,
          1);
    };
  }

  /** Within the limits: a breach would revert the pilot. */
  private static String body(String metric, LocalDate day, int slot) {
    return """
    {"metric":"%s","from":"%s","to":"%s","value":%s,"sampleSize":25,"source":"Client survey"}\
    """
        .formatted(metric, day, day, slot % 2 == 0 ? "4.4" : "2.1");
  }
}
