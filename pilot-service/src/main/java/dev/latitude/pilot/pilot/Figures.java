package dev.latitude.pilot.pilot;

import dev.latitude.pilot.trigger.Judgement;
import dev.latitude.pilot.trigger.Reading;
import dev.latitude.pilot.trigger.Tally;
import dev.latitude.pilot.trigger.Trigger;
import java.util.Map;

/**
 * What a pilot's numbers say now, in as much as decisions rest on it.
 *
 * @param newest by metric, the value of the latest days among those that rest on a case at least
 * @param tallies by key of the trigger
 */
public record Figures(Map<String, Reading> newest, Map<String, Tally> tallies) {
  public Figures {
    newest = Map.copyOf(newest);
    tallies = Map.copyOf(tallies);
  }

  Judgement judge(Pilot pilot, Trigger trigger) {
    return pilot.evaluator(trigger).judge(tallies.getOrDefault(trigger.key(), Tally.EMPTY));
  }
}
