package dev.latitude.pilot.pilot;

import dev.latitude.pilot.trigger.Judgement;
import dev.latitude.pilot.trigger.Tally;
import dev.latitude.pilot.trigger.Trigger;
import java.util.Map;
import java.util.Set;

/**
 * What a pilot's numbers say now, in as much as decisions rest on it.
 *
 * @param measured keys of the metrics that have a value which rests on a case at least
 * @param tallies by key of the trigger
 */
public record Figures(Set<String> measured, Map<String, Tally> tallies) {
  public Figures {
    measured = Set.copyOf(measured);
    tallies = Map.copyOf(tallies);
  }

  Judgement judge(Pilot pilot, Trigger trigger) {
    return pilot.evaluator(trigger).judge(tallies.getOrDefault(trigger.key(), Tally.EMPTY));
  }
}
