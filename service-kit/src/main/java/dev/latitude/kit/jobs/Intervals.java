package dev.latitude.kit.jobs;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * How often each job runs: as it says itself, or as configured. The environment cannot spell
 * hyphens, so names are compared without regard to what separates their words.
 */
class Intervals {
  private static final Logger LOG = Logger.getLogger(Intervals.class);
  private static final Duration SHORTEST_CONFIGURED = Duration.ofSeconds(1);

  private final Map<String, Duration> configured = new HashMap<>();

  Intervals(Map<String, Duration> every, List<RecurringJob> jobs) {
    var names = new HashSet<String>();
    for (var job : jobs) {
      if (!names.add(spelled(job.name()))) {
        throw new IllegalStateException("Two jobs are called " + job.name());
      }
    }
    every.forEach(
        (name, interval) -> {
          if (interval.compareTo(SHORTEST_CONFIGURED) < 0) {
            throw new IllegalArgumentException(
                "latitude.jobs.every.%s is %s; a second is the shortest interval"
                    .formatted(name, interval));
          }
          if (!names.contains(spelled(name))) {
            LOG.warnf("latitude.jobs.every.%s names no job of this service", name);
          }
          configured.put(spelled(name), interval);
        });
  }

  Duration of(RecurringJob job) {
    return configured.getOrDefault(spelled(job.name()), job.every());
  }

  private static String spelled(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
