package dev.latitude.kit.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * One replica's part in running the jobs. All replicas look at the same table; the one that marks a
 * due job as its own runs it, and nobody else until it is done or has stopped giving signs of life.
 */
class JobScheduler {
  private static final Logger LOG = Logger.getLogger(JobScheduler.class);

  /** Jobs are few and short; more of them due at once than this wait for one another. */
  private static final int THREADS = 4;

  private final Scheduler scheduler;

  JobScheduler(DataSource database, JobsConfig config, List<RecurringJob> jobs, JobRuns runs) {
    var intervals = new Intervals(config.every(), jobs);
    this.scheduler =
        Scheduler.create(database)
            .startTasks(jobs.stream().map(job -> task(job, intervals.of(job), runs)).toList())
            .threads(THREADS)
            .pollingInterval(config.poll())
            .heartbeatInterval(config.heartbeat())
            .shutdownMaxWait(config.drain())
            .schedulerName(
                new SchedulerName.Fixed(
                    new SchedulerName.Hostname().getName() + "/" + ProcessHandle.current().pid()))
            .failureLogging(LogLevel.OFF, false) // JobRuns does it
            .addSchedulerListener(new DeadRuns())
            .build();
  }

  private static RecurringTask<Void> task(RecurringJob job, Duration every, JobRuns runs) {
    return Tasks.recurring(job.name(), FixedDelay.of(every)).execute((_, _) -> runs.run(job));
  }

  void start() {
    scheduler.start();
  }

  /** Takes nothing new, and returns when what runs has come to its end or was interrupted. */
  void stop() {
    scheduler.stop();
  }

  private static final class DeadRuns extends AbstractSchedulerListener {
    @Override
    public void onExecutionDead(Execution execution) {
      LOG.warnf(
          "The job %s gives no sign of life since %s on %s; it starts again",
          execution.getTaskName(), execution.lastHeartbeat, execution.pickedBy);
    }
  }
}
