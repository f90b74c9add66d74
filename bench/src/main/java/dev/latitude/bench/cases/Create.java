package dev.latitude.bench.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.HttpWire;
import dev.latitude.bench.sql.Insert;
import dev.latitude.local.demo.Texts;
import dev.latitude.local.suite.Service;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;

/** A proposal is made: validated, stored with its history, answered once for its key. */
final class Create implements Benchmark {
  private static final String AUTHOR = "author";

  @Override
  public String name() {
    return "create";
  }

  @Override
  public String title() {
    return "A proposal is created, with its history and an Idempotency-Key.";
  }

  @Override
  public Environment prepare(Stage stage, Environment environment) throws Exception {
    stage.rows(Service.PROPOSAL);
    var known = known(stage, environment);
    try (var wire = new HttpWire(stage.direct(Service.PROPOSAL))) {
      var requests = requests(known);
      return known.withCalls(
          "create", stage.capture(Service.PROPOSAL, "create", () -> requests.apply(0).askOn(wire)));
    }
  }

  @Override
  public List<Side> sides() {
    return List.of(
        new Side("service", new Ask("proposal", Create::requests)),
        new Side("insert", new Insert("proposal")));
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goal.throughput("service", "insert", 0.35));
  }

  static Environment known(Stage stage, Environment environment) {
    return environment.withToken(AUTHOR, stage.suite().token("robin")).withFact("body", body());
  }

  static LongFunction<Ask.Request> requests(Environment environment) {
    var body = environment.fact("body").getBytes(UTF_8);
    var expected = "\"state\":\"DRAFT\"".getBytes(UTF_8);
    return _ ->
        new Ask.Request(
            HttpWire.post(
                "/api/v1/proposals",
                environment.token(AUTHOR),
                body,
                "Idempotency-Key: " + UUID.randomUUID()),
            201,
            expected,
            1);
  }

  private static String body() {
    var today = LocalDate.now(ZoneOffset.UTC);
    return Texts.of(
        "proposal.json",
        Map.of(
            "manager", "morgan",
            "baselineFrom", today.minusDays(120).toString(),
            "baselineTo", today.minusDays(15).toString(),
            "start", today.plusDays(1).toString(),
            "end", today.plusDays(28).toString(),
            "review1", today.plusDays(8).toString(),
            "review2", today.plusDays(15).toString(),
            "review3", today.plusDays(22).toString(),
            "respondBy", today.plusDays(5).toString()));
  }
}
