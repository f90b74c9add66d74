package dev.latitude.pilot.evaluation;

import static java.util.stream.Collectors.toMap;

import dev.latitude.kit.http.ETags;
import dev.latitude.kit.identity.Actor;
import dev.latitude.pilot.pilot.Figures;
import dev.latitude.pilot.pilot.Metric;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.Pilots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Taking reversions back. */
@ApplicationScoped
public class Reinstatements {
  private final Pilots pilots;
  private final RunningTallies tallies;
  private final Evaluations evaluations;

  Reinstatements(Pilots pilots, RunningTallies tallies, Evaluations evaluations) {
    this.pilots = pilots;
    this.tallies = tallies;
    this.evaluations = evaluations;
  }

  /**
   * Replays everything from the first day on, so that it rests on the series itself and not on what
   * was remembered of it; what the triggers said is kept beside what reverted the pilot.
   */
  @Transactional
  public Pilot reinstate(UUID pilotId, @Nullable String ifMatch, Actor actor, String reason) {
    var pilot = pilots.lock(pilotId, actor);
    ETags.requireMatch(ifMatch, pilot.version());
    pilot.requireReinstatable(actor);
    var replayed = tallies.after(pilot, fromTheBeginning(pilot));
    var judgements = replayed.stream().map(RunningTallies.Running::judgement).toList();
    var figures =
        new Figures(
            Map.of(),
            replayed.stream()
                .collect(toMap(one -> one.trigger().key(), RunningTallies.Running::tally)));
    pilots.reinstate(pilot, actor, reason, figures);
    evaluations.keep(pilot, new Change(Evaluation.Cause.REINSTATED, null, Map.of()), judgements);
    return pilot;
  }

  private static Map<String, LocalDate> fromTheBeginning(Pilot pilot) {
    return pilot.terms().metrics().stream()
        .collect(toMap(Metric::key, _ -> MeasuredSeries.BEGINNING));
  }
}
