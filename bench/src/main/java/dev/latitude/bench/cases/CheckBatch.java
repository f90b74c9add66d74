package dev.latitude.bench.cases;

import dev.latitude.bench.data.Rights;
import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.HttpWire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The decision check, a thousand questions in a request. */
final class CheckBatch implements Benchmark {
  private static final int QUESTIONS = 1_000;
  private static final int REQUESTS = 16;

  @Override
  public String name() {
    return "check-batch";
  }

  @Override
  public String title() {
    return "A thousand questions in a request, counted in answers.";
  }

  @Override
  public Environment prepare(Stage stage, Environment environment) throws Exception {
    stage.rights();
    return environment
        .withFact("people", Integer.toString(Rights.people(stage.size())))
        .withToken(Check.ASKER, stage.suite().token(Check.ASKER));
  }

  @Override
  public List<Side> sides() {
    return List.of(
        new Side("batch", new Ask("agreement", Ask.Requests.cycle(CheckBatch::batches))),
        new Side("single", new Ask("agreement", Ask.Requests.cycle(Check::questions))));
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goal.throughput("batch", "single", 20));
  }

  private static List<Ask.Request> batches(Environment environment) {
    return IntStream.range(0, REQUESTS).mapToObj(i -> batch(i, environment)).toList();
  }

  private static Ask.Request batch(int number, Environment environment) {
    var questions =
        IntStream.range(number * QUESTIONS, (number + 1) * QUESTIONS)
            .mapToObj(i -> Question.of(i, environment))
            .toList();
    var body =
        questions.stream()
            .map(
                question ->
                    "{\"person\":\"%s\",\"decision\":\"%s\"}"
                        .formatted(question.personId(), question.decision()))
            .collect(Collectors.joining(",", "{\"questions\":[", "]}"));
    return new Ask.Request(
        HttpWire.post(
            "/api/v1/decision-rights/check",
            environment.token(Check.ASKER),
            body.getBytes(StandardCharsets.UTF_8)),
        200,
        questions.getLast().expected(),
        QUESTIONS);
  }
}
