package dev.latitude.bench.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latitude.bench.data.Events;
import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.HttpWire;
import java.util.List;

/** A page of the feed costs the same wherever in it the reader is. */
final class Feed implements Benchmark {
  private static final int PAGE = 50;
  static final String READER = "follower";

  @Override
  public String name() {
    return "feed";
  }

  @Override
  public String title() {
    return "A page of the feed at its end and at its beginning, counted in events.";
  }

  @Override
  public Environment prepare(Stage stage, Environment environment) throws Exception {
    stage.events();
    return environment
        .withToken(READER, stage.suite().token(READER, "service"))
        .withFact("last", Long.toString(Events.BEFORE + stage.size().rows()));
  }

  @Override
  public List<Side> sides() {
    return List.of(
        new Side(
            "late", new Ask("proposal", Ask.Requests.cycle(all -> List.of(page(all, late(all)))))),
        new Side(
            "early",
            new Ask("proposal", Ask.Requests.cycle(all -> List.of(page(all, Events.BEFORE))))));
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goal.throughput("late", "early", 0.77));
  }

  private static long late(Environment environment) {
    return Long.parseLong(environment.fact("last")) - PAGE;
  }

  /** A whole page, whose last event is the one that must be there. */
  private static Ask.Request page(Environment environment, long after) {
    return new Ask.Request(
        HttpWire.get(
            "/api/v1/proposal-events?after=%019d&limit=%d".formatted(after, PAGE),
            environment.token(READER)),
        200,
        "\"sequence\":\"%019d\"".formatted(after + PAGE).getBytes(UTF_8),
        PAGE);
  }
}
