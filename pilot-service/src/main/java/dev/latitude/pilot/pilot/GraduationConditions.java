package dev.latitude.pilot.pilot;

import dev.latitude.pilot.trigger.Judgement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the numbers must say before rights graduate. */
final class GraduationConditions {
  private GraduationConditions() {}

  /** Everything that is missing; pointers lead into the pilot as its readers see it. */
  static List<Obstacle> missing(Pilot pilot, Figures figures) {
    return Stream.concat(unmeasured(pilot.terms(), figures), unsettled(pilot, figures)).toList();
  }

  /** A metric with a target is what success was agreed to mean, so it needs at least one value. */
  private static Stream<Obstacle> unmeasured(Terms terms, Figures figures) {
    return IntStream.range(0, terms.metrics().size())
        .filter(i -> terms.metrics().get(i).target() != null)
        .filter(i -> !figures.newest().containsKey(terms.metrics().get(i).key()))
        .mapToObj(
            i ->
                new Obstacle(
                    "/terms/metrics/" + i,
                    "not-measured",
                    terms.metrics().get(i).key()
                        + " has a target and no measurement with a sample of at least 1."));
  }

  private static Stream<Obstacle> unsettled(Pilot pilot, Figures figures) {
    var triggers = pilot.terms().triggers();
    return IntStream.range(0, triggers.size())
        .filter(i -> triggers.get(i).armed())
        .boxed()
        .flatMap(i -> unsettled("/terms/triggers/" + i, figures.judge(pilot, triggers.get(i))));
  }

  private static Stream<Obstacle> unsettled(String pointer, Judgement judgement) {
    return switch (judgement.verdict()) {
      case INSUFFICIENT_DATA ->
          Stream.of(new Obstacle(pointer, "insufficient-sample", judgement.reason()));
      case BREACHED -> Stream.of(new Obstacle(pointer, "breached", judgement.reason()));
      case WITHIN, SHADOW_BREACHED -> Stream.empty();
    };
  }
}
