package dev.latitude.kit.jobs;

import java.time.Duration;

/**
 * Work that time brings about and no request: reminders, what is overdue, what may be forgotten.
 * Every bean that implements this is found at start-up and runs on one replica at a time.
 *
 * <p>A run may happen twice: a replica that dies in the middle, or is cut off from its database, is
 * taken over by another one, which starts again. So a job keeps what it did in the transaction in
 * which it did it, and claims the rows it works on. Work that may grow is done in batches, each in
 * a transaction of its own; at shutdown a run that does not come to its end is interrupted.
 */
public interface RecurringJob {

  /**
   * Names the job in the table of jobs, in logs, in metrics and in the configuration: lower-case
   * words joined by hyphens. A renamed job is a new one.
   */
  String name();

  /** The time from the end of a run to the next one; {@link JobsConfig#every()} can override it. */
  Duration every();

  /** One run. What it throws is logged and counted, and the next turn tries again. */
  void run();
}
