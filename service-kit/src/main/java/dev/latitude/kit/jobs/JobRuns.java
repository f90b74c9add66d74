package dev.latitude.kit.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import org.jboss.logging.Logger;

/** Runs a job once: timed, and a failure told once, with the job's name. */
@ApplicationScoped
class JobRuns {
  private static final Logger LOG = Logger.getLogger(JobRuns.class);

  private final MeterRegistry meters;

  JobRuns(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Makes a job's meters appear before its first run, so that "no failure yet" is a number. */
  void announce(RecurringJob job) {
    var _ = timer(job);
    var _ = failures(job);
  }

  @ActivateRequestContext
  void run(RecurringJob job) {
    try {
      timer(job).record(job::run);
    } catch (RuntimeException | Error failure) {
      failures(job).increment();
      LOG.errorf(failure, "The job %s failed; it is tried again on its next turn", job.name());
      throw failure;
    }
  }

  private Timer timer(RecurringJob job) {
    return Timer.builder("latitude.jobs.runs")
        .description("Runs of recurring jobs on this replica, failed ones included")
        .tag("job", job.name())
        .register(meters);
  }

  private Counter failures(RecurringJob job) {
    return Counter.builder("latitude.jobs.failures")
        .description("Runs of recurring jobs that failed on this replica")
        .tag("job", job.name())
        .register(meters);
  }
}
