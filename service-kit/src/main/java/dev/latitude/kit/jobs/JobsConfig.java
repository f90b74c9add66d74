package dev.latitude.kit.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How the recurring jobs of a service are run: {@code latitude.jobs.…}. */
@ConfigMapping(prefix = "latitude.jobs")
public interface JobsConfig {

  /**
   * Whether this replica runs jobs. One replica that does is enough, and all of them may. Off in
   * tests, which call the job they are about; a test that is about the scheduling turns it on.
   */
  @WithDefault("true")
  boolean enabled();

  /**
   * How often a replica looks for a job that is due: one query on an index. A job can be late by
   * this much.
   */
  @WithDefault("5S")
  Duration poll();

  /**
   * How often a running job's replica says that it lives. After six beats in vain the run counts as
   * dead, and another replica takes the job over.
   */
  @WithDefault("10S")
  Duration heartbeat();

  /**
   * How long runs may take to come to their end at shutdown; then they are interrupted, and have as
   * long again to clean up.
   */
  @WithDefault("4S")
  Duration drain();

  /**
   * Other intervals than the jobs' own, by the name of the job: {@code
   * latitude.jobs.every.forget-kept-answers=10M}; in the environment {@code
   * LATITUDE_JOBS_EVERY_FORGET_KEPT_ANSWERS=10M}. A second at least.
   */
  Map<String, Duration> every();
}
