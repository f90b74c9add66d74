package dev.latitude.pilot.pilot;

import dev.latitude.pilot.trigger.Judgement;
import dev.latitude.pilot.trigger.Reading;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the numbers must say before rights graduate. */
final class GraduationConditions {
  private GraduationConditions() {}

  /** Everything that is missing; pointers lead into the pilot as its readers see it. */
  static List<Obstacle> missing(Pilot pilot, Map<String, List<Reading>> readings) {
    return Stream.concat(unmeasured(pilot.terms(), readings), unsettled(pilot, readings)).toList();
  }

  /** A metric with a target is what success was agreed to mean, so it needs at least one value. */
  private static Stream<Obstacle> unmeasured(Terms terms, Map<String, List<Reading>> readings) {
    return IntStream.range(0, terms.metrics().size())
        .filter(i -> terms.metrics().get(i).target() != null)
        .filter(i -> !isMeasured(readings.getOrDefault(terms.metrics().get(i).key(), List.of())))
        .mapToObj(
            i ->
                new Obstacle(
                    "/terms/metrics/" + i,
                    "not-measured",
                    terms.metrics().get(i).key()
                        + " has a target and no measurement with a sample of at least 1."));
  }

  private static boolean isMeasured(List<Reading> readings) {
    return readings.stream().anyMatch(reading -> reading.sampleSize() >= 1);
  }

  private static Stream<Obstacle> unsettled(Pilot pilot, Map<String, List<Reading>> readings) {
    var triggers = pilot.terms().triggers();
    return IntStream.range(0, triggers.size())
        .filter(i -> triggers.get(i).armed())
        .boxed()
        .flatMap(
            i ->
                unsettled(
                    "/terms/triggers/" + i,
                    pilot.judge(
                        triggers.get(i),
                        readings.getOrDefault(triggers.get(i).metric(), List.of()))));
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
