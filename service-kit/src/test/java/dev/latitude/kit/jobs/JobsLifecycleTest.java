package dev.latitude.kit.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.RealParts;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that runs its jobs finds them by itself, and starts them on a migrated database. */
@QuarkusTest
@WithTestResource(RealParts.class)
@TestProfile(JobsLifecycleTest.JobsOn.class)
class JobsLifecycleTest {
  public static class JobsOn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("latitude.jobs.enabled", "true", "latitude.jobs.poll", "0.1S");
    }
  }

  @Inject MeterRegistry meters;

  @Test
  void the_jobs_of_the_service_run_from_the_start() {
    var timer = meters.get("latitude.jobs.runs").tag("job", "forget-kept-answers").timer();
    JobFixture.eventually(() -> timer.count() == 1);
    var failures = meters.get("latitude.jobs.failures").tag("job", "forget-kept-answers").counter();
    assertThat(failures.count()).isZero();
  }
}
