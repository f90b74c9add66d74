package dev.latitude.pilot.pilot;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What must be settled before a pilot starts. */
final class StartConditions {
  private StartConditions() {}

  /** Everything that is missing; pointers lead into the pilot as its readers see it. */
  static List<Obstacle> missing(Pilot pilot, LocalDate today) {
    return Stream.of(
            acknowledgements(pilot),
            dates(pilot.terms().plan(), today),
            openRisks(pilot.terms()),
            withoutBaseline(pilot.terms()))
        .flatMap(obstacles -> obstacles)
        .toList();
  }

  private static Stream<Obstacle> acknowledgements(Pilot pilot) {
    return Stream.of(pilot.author(), pilot.approver())
        .filter(party -> !pilot.isAcknowledgedBy(party))
        .map(
            party ->
                new Obstacle(
                    "/acknowledgements",
                    "not-acknowledged",
                    party + " has not acknowledged the trigger set."));
  }

  private static Stream<Obstacle> dates(Plan plan, LocalDate today) {
    if (plan.start().isAfter(today)) {
      return Stream.of(
          new Obstacle(
              "/terms/plan/start", "starts-later", "The first day is " + plan.start() + "."));
    }
    return plan.end().isBefore(today)
        ? Stream.of(
            new Obstacle("/terms/plan/end", "already-over", "The last day was " + plan.end() + "."))
        : Stream.empty();
  }

  private static Stream<Obstacle> openRisks(Terms terms) {
    return IntStream.range(0, terms.risks().size())
        .filter(i -> !terms.risks().get(i).isAnsweredIn(terms.triggers()))
        .mapToObj(
            i ->
                new Obstacle(
                    "/terms/risks/" + i,
                    "open-risk",
                    "Nothing answers this risk: no mitigation, no armed trigger, no accepted residual."));
  }

  private static Stream<Obstacle> withoutBaseline(Terms terms) {
    var known = terms.baselines().stream().map(FrozenBaseline::metric).toList();
    return IntStream.range(0, terms.triggers().size())
        .filter(i -> terms.triggers().get(i).relative())
        .filter(i -> !known.contains(terms.triggers().get(i).metric()))
        .mapToObj(
            i ->
                new Obstacle(
                    "/terms/triggers/" + i + "/threshold",
                    "no-baseline",
                    "The limit is relative, and "
                        + terms.triggers().get(i).metric()
                        + " has no baseline."));
  }
}
