package dev.latitude.kit.jobs;

import static dev.latitude.kit.jobs.JobFixture.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class IntervalsTest {
  private static final RecurringJob JOB = new JobFixture.Job("forget-kept-answers", LONG, () -> {});

  @Test
  void a_job_runs_as_often_as_it_says_itself() {
    assertThat(intervals(Map.of("another", Duration.ofMinutes(1))).of(JOB)).isEqualTo(LONG);
  }

  @Test
  void a_property_overrides_it() {
    var properties = Map.of("latitude.jobs.every.forget-kept-answers", "10M");
    assertThat(configured(new PropertiesConfigSource(properties, "test", 100)))
        .isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void the_environment_overrides_it() {
    var environment = Map.of("LATITUDE_JOBS_EVERY_FORGET_KEPT_ANSWERS", "10M");
    assertThat(configured(new EnvConfigSource(environment, 300))).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void an_interval_under_a_second_is_refused() {
    assertThatThrownBy(() -> intervals(Map.of("forget-kept-answers", Duration.ZERO)))
        .hasMessage(
            "latitude.jobs.every.forget-kept-answers is PT0S; a second is the shortest interval");
  }

  @Test
  void two_jobs_of_one_name_are_refused() {
    assertThatThrownBy(() -> new Intervals(Map.of(), List.of(JOB, JOB)))
        .hasMessage("Two jobs are called forget-kept-answers");
  }

  private static Intervals intervals(Map<String, Duration> every) {
    return new Intervals(every, List.of(JOB));
  }

  private static Duration configured(ConfigSource source) {
    var config =
        new SmallRyeConfigBuilder()
            .withConverter(
                Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
            .withMapping(JobsConfig.class)
            .withSources(source)
            .build()
            .getConfigMapping(JobsConfig.class);
    return intervals(config.every()).of(JOB);
  }
}
