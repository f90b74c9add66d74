package dev.latitude.pilot.pilot;

import dev.latitude.pilot.trigger.Trigger;
import java.util.List;
import java.util.stream.IntStream;

/** What the numbers must not say when a reversion is taken back. */
final class ReinstatementConditions {
  private ReinstatementConditions() {}

  /** Every armed guardrail that is breached; pointers lead into the pilot as its readers see it. */
  static List<Obstacle> breached(Pilot pilot, Figures figures) {
    var triggers = pilot.terms().triggers();
    return IntStream.range(0, triggers.size())
        .boxed()
        .flatMap(
            i -> {
              var judgement = figures.judge(pilot, triggers.get(i));
              return judgement.demands(Trigger.Kind.GUARDRAIL)
                  ? List.of(new Obstacle("/terms/triggers/" + i, "breached", judgement.reason()))
                      .stream()
                  : List.<Obstacle>of().stream();
            })
        .toList();
  }
}
