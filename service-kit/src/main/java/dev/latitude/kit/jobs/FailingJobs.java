package dev.latitude.kit.jobs;

import dev.latitude.kit.telemetry.LookedUp;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * How often each job has failed since it succeeded last, whichever replicas ran it: a count within
 * a time would never be much for a job that runs once a day.
 */
@ApplicationScoped
class FailingJobs {
  private final AgroalDataSource database;
  private final LookedUp<Map<String, Integer>> failures;
  private final MeterRegistry meters;

  FailingJobs(AgroalDataSource database, MeterRegistry meters, Clock clock) {
    this.database = database;
    this.failures = new LookedUp<>("which jobs fail", this::failing, clock);
    this.meters = meters;
  }

  /** A job that has not run yet has not failed. */
  void announce(RecurringJob job) {
    Gauge.builder(
            "latitude.jobs.failing",
            () -> failures.number(failing -> failing.getOrDefault(job.name(), 0)))
        .description("Runs of the job that have failed since it succeeded last, on any replica")
        .tag("job", job.name())
        .register(meters);
  }

  private Map<String, Integer> failing() {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "select task_name, consecutive_failures from scheduled_tasks where consecutive_failures > 0");
        var rows = statement.executeQuery()) {
      var failing = new HashMap<String, Integer>();
      while (rows.next()) {
        failing.put(rows.getString(1), rows.getInt(2));
      }
      return failing;
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot read which jobs fail", failure);
    }
  }
}
