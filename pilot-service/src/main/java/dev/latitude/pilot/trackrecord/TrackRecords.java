package dev.latitude.pilot.trackrecord;

import dev.latitude.kit.identity.Actor;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.Pilots;
import dev.latitude.pilot.pilot.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Counts how both sides have kept their word. However much happened in a pilot, it takes the same
 * few statements.
 */
@ApplicationScoped
public class TrackRecords {
  private final CountsReader reader;
  private final Pilots pilots;

  TrackRecords(CountsReader reader, Pilots pilots) {
    this.reader = reader;
    this.pilots = pilots;
  }

  @Transactional
  TrackRecord of(UUID pilotId, Actor actor) {
    var pilot = pilots.find(pilotId, actor);
    return of(pilot, pilots.reportedPeriods(pilot));
  }

  /**
   * Of a pilot that somebody may see.
   *
   * @param reported the periods that have their status update
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public TrackRecord of(Pilot pilot, Set<Integer> reported) {
    var today = pilots.today();
    var stretches = pilot.terms().plan().betweenReviews();
    var counts = reader.read(pilot.id(), stretches.stream().map(Plan.Stretch::from).toList());
    addMissing(pilot, today, reported, stretches, counts);
    return TrackRecord.of(
        IntStream.range(0, stretches.size())
            .mapToObj(i -> new TrackRecord.Period(stretches.get(i), counts.get(i)))
            .toList());
  }

  /** What was not done has no row that could be counted; the pilot's calendar knows its days. */
  private static void addMissing(
      Pilot pilot,
      LocalDate today,
      Set<Integer> reported,
      List<Plan.Stretch> stretches,
      List<Counts> counts) {
    var calendar = pilot.calendar();
    var plan = pilot.terms().plan();
    calendar
        .updatesMissed(plan, today, reported)
        .forEach(day -> counts.get(stretch(stretches, day)).add(Count.UPDATES_MISSING, 1));
    calendar
        .reviewsMissed(pilot, today)
        .forEach(day -> counts.get(stretch(stretches, day)).add(Count.REVIEWS_MISSING, 1));
  }

  private static int stretch(List<Plan.Stretch> stretches, LocalDate day) {
    return IntStream.range(0, stretches.size())
        .filter(i -> !day.isAfter(stretches.get(i).to()))
        .findFirst()
        .orElse(stretches.size() - 1);
  }
}
