package dev.latitude.pilot.calendar;

import dev.latitude.kit.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Takes up the pilots that a replica of the version before has started. */
@ApplicationScoped
class TakeUpStarted implements RecurringJob {
  private static final Logger LOG = Logger.getLogger(TakeUpStarted.class);
  private static final int BATCH = 100;

  private final StartedElsewhere started;

  TakeUpStarted(StartedElsewhere started) {
    this.started = started;
  }

  @Override
  public String name() {
    return "take-up-started";
  }

  /** Outside of deployments there are none, and asking is a look into an empty index. */
  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    int taken;
    do {
      taken = started.takeUp(BATCH);
      if (taken > 0) {
        LOG.infof("Took up %d pilots that a replica of the version before had started", taken);
      }
    } while (taken == BATCH);
  }
}
