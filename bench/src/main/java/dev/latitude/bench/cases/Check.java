package dev.latitude.bench.cases;

import dev.latitude.bench.data.Rights;
import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.HttpWire;
import dev.latitude.bench.sql.Replay;
import dev.latitude.local.suite.Service;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The decision check, one question in a request. */
final class Check implements Benchmark {
  static final String ASKER = "desk";

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String title() {
    return "May this person take this decision? One question in a request.";
  }

  @Override
  public Environment prepare(Stage stage, Environment environment) throws Exception {
    stage.rights();
    var known =
        environment
            .withFact("people", Integer.toString(Rights.people(stage.size())))
            .withToken(ASKER, stage.suite().token(ASKER));
    var sample = Question.of(0, known);
    try (var wire = new HttpWire(stage.direct(Service.AGREEMENT))) {
      var request = HttpWire.get(sample.path(), known.token(ASKER));
      wire.expect(request, 200, sample.expected());
      var answer = wire.body();
      var calls =
          stage.capture(
              Service.AGREEMENT, "check", () -> wire.expect(request, 200, sample.expected()));
      return known
          .withCalls("check", calls)
          .withFact("answer", answer)
          .withAddress("smallest", stage.smallestServer("application/json", answer));
    }
  }

  @Override
  public List<Side> sides() {
    return List.of(
        new Side("service", new Ask("agreement", Ask.Requests.cycle(Check::questions))),
        new Side("sql", new Replay("agreement", "check", new Askers())),
        new Side("http", new Ask("smallest", Ask.Requests.cycle(Check::sameQuestion))));
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goal.throughput("service", "sql", 0.6), Goal.p99("service", "sql", 4));
  }

  static List<Ask.Request> questions(Environment environment) {
    return IntStream.range(0, Question.count(environment))
        .mapToObj(i -> Question.of(i, environment))
        .map(
            question ->
                new Ask.Request(
                    HttpWire.get(question.path(), environment.token(ASKER)),
                    200,
                    question.expected(),
                    1))
        .toList();
  }

  private static List<Ask.Request> sameQuestion(Environment environment) {
    var sample = Question.of(0, environment);
    return List.of(
        new Ask.Request(
            HttpWire.get(sample.path(), environment.token(ASKER)),
            200,
            environment.fact("answer").getBytes(StandardCharsets.UTF_8),
            1));
  }

  /** Puts other people and decisions in the place of the sample's. */
  private record Askers() implements Replay.Subjects {
    @Override
    public int count(Environment environment) {
      return Question.count(environment);
    }

    @Override
    public UnaryOperator<String> of(int index, Environment environment) {
      var sample = Question.of(0, environment);
      var question = Question.of(index, environment);
      return parameter ->
          parameter
              .replace(sample.personId(), question.personId())
              .replace(sample.decision(), question.decision());
    }
  }
}
