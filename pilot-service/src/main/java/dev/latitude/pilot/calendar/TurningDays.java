package dev.latitude.pilot.calendar;

import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.Pilots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Tells what the days have brought since it was last told: a review that is due, what is late, the
 * last day that has passed. Each is told once: that a pilot was looked at until today is written
 * down in the transaction of the events, under the pilot's lock, so whoever looks second finds
 * nothing left. After days without a run it tells everything that came meanwhile and still holds,
 * in the order of the days.
 */
@ApplicationScoped
public class TurningDays {
  private final Pilots pilots;
  private final Clock clock;

  TurningDays(Pilots pilots, Clock clock) {
    this.pilots = pilots;
    this.clock = clock;
  }

  /** Pilots of which something may have to be told, at most so many. */
  @Transactional
  public List<UUID> due(int limit) {
    return pilots.toTell(today(), limit);
  }

  /** Looks at one pilot, and says how much it told. */
  @Transactional
  public int look(UUID pilotId) {
    return pilots.lockForJob(pilotId).map(this::look).orElse(0);
  }

  private int look(Pilot pilot) {
    var turns = pilot.calendar().turns(pilot, today(), pilots.reportedPeriods(pilot));
    turns.forEach(event -> pilots.appendOwn(pilot, event));
    return turns.size();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
