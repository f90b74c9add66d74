package dev.latitude.pilot.evaluation;

import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.Pilots;
import dev.latitude.pilot.trigger.Silence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds running pilots whose triggers have had no data for longer than agreed, and does what was
 * agreed for that: once for each silence, on whichever replica looks first.
 *
 * <p>A job calls {@link #due} and then {@link #look} for each pilot, until none is due. A pilot
 * that was looked at is not due again before it can lack data again, so looking often costs
 * nothing.
 */
@ApplicationScoped
public class MissingData {
  private final Pilots pilots;
  private final RunningTallies tallies;
  private final Evaluations evaluations;
  private final Clock clock;

  MissingData(Pilots pilots, RunningTallies tallies, Evaluations evaluations, Clock clock) {
    this.pilots = pilots;
    this.tallies = tallies;
    this.evaluations = evaluations;
    this.clock = clock;
  }

  /** Pilots that it is time to look at, at most so many. */
  @Transactional
  public List<UUID> due(int limit) {
    return pilots.toLookForData(today(), limit);
  }

  /** Looks at one pilot, and says how many silences it told of; a second look tells of none. */
  @Transactional
  public int look(UUID pilotId) {
    return pilots
        .lockForJob(pilotId)
        .filter(pilot -> pilot.looksForData(today())) // else somebody was faster
        .map(this::look)
        .orElse(0);
  }

  private int look(Pilot pilot) {
    if (today().isAfter(pilot.terms().plan().end())) {
      pilot.lookForDataOn(null); // nobody waits for data any more
      return 0;
    }
    int told = 0;
    Optional<LocalDate> next = Optional.empty();
    for (var running : tallies.all(pilot)) {
      var silence = running.untoldSilence();
      if (silence.isPresent() && silence.get().isTooLongOn(today())) {
        tell(pilot, running, silence.get());
        told++;
      } else {
        next = earlier(next, silence.map(Silence::missingFrom));
      }
    }
    pilot.lookForDataOn(next.orElse(null));
    return told;
  }

  private void tell(Pilot pilot, RunningTallies.Running running, Silence silence) {
    var judgement = running.missing(silence);
    var events = pilot.missData(silence, judgement.reason());
    pilots.appendOwn(pilot, events.getFirst());
    evaluations.keep(
        pilot, new Change(Evaluation.Cause.NO_DATA, null, Map.of()), List.of(judgement));
    events.stream().skip(1).forEach(event -> pilots.appendOwn(pilot, event));
  }

  private static Optional<LocalDate> earlier(Optional<LocalDate> one, Optional<LocalDate> other) {
    return one.isPresent() && (other.isEmpty() || one.get().isBefore(other.get())) ? one : other;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
