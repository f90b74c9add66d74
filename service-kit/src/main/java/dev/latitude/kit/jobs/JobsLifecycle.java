package dev.latitude.kit.jobs;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Starts the jobs of this service when its database is migrated, and lets them come to their end
 * before anything they use goes away.
 */
@ApplicationScoped
class JobsLifecycle {
  private static final Logger LOG = Logger.getLogger(JobsLifecycle.class);

  private final AgroalDataSource database;
  private final JobsConfig config;
  private final List<RecurringJob> jobs;
  private final JobRuns runs;
  private final FailingJobs failing;
  private Optional<JobScheduler> running = Optional.empty();

  JobsLifecycle(
      AgroalDataSource database,
      JobsConfig config,
      @All List<RecurringJob> jobs,
      JobRuns runs,
      FailingJobs failing) {
    this.database = database;
    this.config = config;
    this.jobs = jobs;
    this.runs = runs;
    this.failing = failing;
  }

  /** A replica that runs no jobs tells so, too: that none runs anywhere can be seen only then. */
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    jobs.forEach(runs::announce);
    jobs.forEach(failing::announce);
    if (!config.enabled() || jobs.isEmpty()) {
      return;
    }
    var scheduler = new JobScheduler(database, config, jobs, runs);
    scheduler.start();
    running = Optional.of(scheduler);
    LOG.infof("Recurring jobs: %s", jobs.stream().map(RecurringJob::name).sorted().toList());
  }

  void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
    running.ifPresent(JobScheduler::stop);
  }
}
