package dev.latitude.pilot.calendar;

import dev.latitude.kit.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Tells of reviews that are due, of what is late, and of pilots whose last day has passed. */
@ApplicationScoped
class TellOfDays implements RecurringJob {
  private final TurningDays days;

  TellOfDays(TurningDays days) {
    this.days = days;
  }

  @Override
  public String name() {
    return "tell-of-days";
  }

  /** Days turn once a day; a minute is how late after midnight a reader may hear of it. */
  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    PilotByPilot.run(name(), days::due, days::look);
  }
}
