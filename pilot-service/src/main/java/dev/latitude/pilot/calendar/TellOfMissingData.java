package dev.latitude.pilot.calendar;

import dev.latitude.kit.jobs.RecurringJob;
import dev.latitude.pilot.evaluation.MissingData;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Tells of pilots that lack data for longer than agreed, and does what was agreed for that. */
@ApplicationScoped
class TellOfMissingData implements RecurringJob {
  private final MissingData missingData;

  TellOfMissingData(MissingData missingData) {
    this.missingData = missingData;
  }

  @Override
  public String name() {
    return "tell-of-missing-data";
  }

  /** As days turn: a minute is how late after midnight a pilot may be paused. */
  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    PilotByPilot.run(name(), missingData::due, missingData::look);
  }
}
