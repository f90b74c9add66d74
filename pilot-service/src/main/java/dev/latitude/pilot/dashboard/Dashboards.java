package dev.latitude.pilot.dashboard;

import dev.latitude.kit.identity.Actor;
import dev.latitude.pilot.checklist.ChecklistRuns;
import dev.latitude.pilot.evaluation.Evaluations;
import dev.latitude.pilot.pilot.Pilots;
import dev.latitude.pilot.statusupdate.StatusUpdates;
import dev.latitude.pilot.trackrecord.TrackRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Puts dashboards together. A dashboard takes the same few statements however much was measured,
 * reported and done.
 */
@ApplicationScoped
class Dashboards {
  private static final int UPDATES = 5;
  private static final int HAPPENINGS = 20;

  private final Pilots pilots;
  private final Evaluations evaluations;
  private final StatusUpdates updates;
  private final ChecklistRuns checklists;
  private final TrackRecords trackRecords;
  private final SeriesReader series;
  private final HappeningReader happenings;

  Dashboards(
      Pilots pilots,
      Evaluations evaluations,
      StatusUpdates updates,
      ChecklistRuns checklists,
      TrackRecords trackRecords,
      SeriesReader series,
      HappeningReader happenings) {
    this.pilots = pilots;
    this.evaluations = evaluations;
    this.updates = updates;
    this.checklists = checklists;
    this.trackRecords = trackRecords;
    this.series = series;
    this.happenings = happenings;
  }

  /** For whoever may see the pilot. */
  @Transactional
  public Board read(UUID id, Actor actor, Window window) {
    var pilot = pilots.find(id, actor);
    var reported = pilots.reportedPeriods(pilot);
    return new Board(
        pilot,
        pilots.today(),
        window,
        evaluations.tallies(pilot),
        series.read(pilot, window),
        updates.newest(pilot, UPDATES),
        reported,
        checklists.newest(pilot),
        trackRecords.of(pilot, reported),
        happenings.newest(id, HAPPENINGS));
  }
}
