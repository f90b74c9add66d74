package dev.latitude.bench.cases;

import dev.latitude.bench.load.Environment;
import java.util.List;

/** What the local gateway takes: the check through it and past it. */
final class ThroughGateway implements Benchmark {

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public String title() {
    return "The check through the local gateway and past it.";
  }

  @Override
  public Environment prepare(Stage stage, Environment environment) throws Exception {
    return new Check().prepare(stage, environment);
  }

  @Override
  public List<Side> sides() {
    var questions = Ask.Requests.cycle(Check::questions);
    return List.of(
        new Side("gateway", new Ask("gateway", questions)),
        new Side("direct", new Ask("agreement", questions)));
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goal.throughput("gateway", "direct", 0.85));
  }
}
