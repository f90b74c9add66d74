package dev.latitude.pilot.pilot;

import dev.latitude.kit.history.Pseudonym;
import java.util.ArrayList;
import java.util.List;

/** Who can be let look on. */
final class ObserverRules {
  private static final String OBSERVER = "/observer";

  private ObserverRules() {}

  /** What does not fit; empty for somebody who can. */
  static List<Obstacle> misfits(Pilot pilot, String person) {
    var misfits = new ArrayList<Obstacle>();
    if (person.equals(pilot.author()) || person.equals(pilot.approver())) {
      misfits.add(
          new Obstacle(OBSERVER, "party", "is a party to the pilot and sees all of it anyway"));
    }
    if (person.matches(Pseudonym.FORM)) {
      misfits.add(
          new Obstacle(OBSERVER, "forgotten", "has left and was forgotten; name somebody else"));
    }
    if (pilot.takesNoMoreObservers()) {
      misfits.add(
          new Obstacle(
              OBSERVER,
              "too-many",
              "would be one more than the %d that may observe a pilot; remove another one first"
                  .formatted(Observers.MOST)));
    }
    return misfits;
  }
}
