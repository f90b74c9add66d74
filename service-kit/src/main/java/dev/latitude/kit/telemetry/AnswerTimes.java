package dev.latitude.kit.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts answers by how long they took, in few steps: the middle ones are what the objectives in
 * deploy/monitoring promise. How many took longer can be added up over replicas, which a percentile
 * of each cannot.
 */
@Singleton
final class AnswerTimes {
  private static final double[] STEPS =
      Stream.of("PT0.05S", "PT0.25S", "PT1S", "PT5S")
          .mapToDouble(step -> Duration.parse(step).toNanos())
          .toArray();

  @Produces
  @Singleton
  MeterFilter steps() {
    return new MeterFilter() {
      @Override
      public @Nullable DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals("http.server.requests")
            ? DistributionStatisticConfig.builder()
                .serviceLevelObjectives(STEPS)
                .build()
                .merge(config)
            : config;
      }
    };
  }
}
