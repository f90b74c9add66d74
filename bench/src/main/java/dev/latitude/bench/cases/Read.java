package dev.latitude.bench.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.HttpWire;
import dev.latitude.bench.sql.Replay;
import dev.latitude.local.demo.Person;
import dev.latitude.local.suite.Service;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One thing is read with all its parts.
 *
 * @param service whose thing
 * @param collection in which it is
 * @param id which one it is
 * @param reader who reads
 */
record Read(
    Service service, String collection, Function<Story, String> id, Function<Story, Person> reader)
    implements Benchmark {

  static Read proposal() {
    return new Read(
        Service.PROPOSAL, "proposals", Story::proposal, story -> story.triers().employee());
  }

  static Read pilot() {
    return new Read(Service.PILOT, "pilots", Story::pilot, story -> story.triers().employee());
  }

  static Read agreement() {
    return new Read(
        Service.AGREEMENT, "agreements", Story::agreement, story -> story.writers().employee());
  }

  private String word() {
    return service.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String name() {
    return "read-" + word();
  }

  @Override
  public String title() {
    return "One %s is read with all its parts.".formatted(word());
  }

  @Override
  public Environment prepare(Stage stage, Environment environment) throws Exception {
    if (service == Service.PILOT) {
      var _ = stage.pilots();
    }
    var story = stage.story();
    var known =
        environment
            .withFact("id", id.apply(story))
            .withToken("reader", reader.apply(story).token());
    try (var wire = new HttpWire(stage.direct(service))) {
      var request = request(known);
      return known.withCalls(name(), stage.capture(service, name(), () -> request.askOn(wire)));
    }
  }

  @Override
  public List<Side> sides() {
    return List.of(
        new Side(
            "service",
            new Ask(word(), Ask.Requests.cycle(environment -> List.of(request(environment))))),
        new Side("sql", new Replay(word(), name(), new Same())));
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goal.throughput("service", "sql", 0.4));
  }

  private Ask.Request request(Environment environment) {
    return new Ask.Request(
        HttpWire.get(
            "/api/v1/" + collection + "/" + environment.fact("id"), environment.token("reader")),
        200,
        environment.fact("id").getBytes(UTF_8),
        1);
  }

  /** Always the one that was captured. */
  private record Same() implements Replay.Subjects {
    @Override
    public int count(Environment environment) {
      return 1;
    }

    @Override
    public UnaryOperator<String> of(int index, Environment environment) {
      return UnaryOperator.identity();
    }
  }
}
