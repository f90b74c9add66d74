package dev.latitude.agreement.hr;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far HR's copy is behind: how many agreements are not acknowledged, and how old the oldest of
 * them is. Every replica tells the same. It is looked up when somebody asks for the metrics, and
 * not again within a few seconds.
 */
@ApplicationScoped
class HrSyncMetrics {
  private static final Duration GOOD_FOR = Duration.ofSeconds(5);

  private final AcknowledgementStore store;
  private final MeterRegistry meters;
  private final Clock clock;
  private @Nullable Look last;

  HrSyncMetrics(AcknowledgementStore store, MeterRegistry meters, Clock clock) {
    this.store = store;
    this.meters = meters;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    Gauge.builder("latitude.hr.unacknowledged", this, metrics -> metrics.backlog().count())
        .description("Agreements of which HR has not acknowledged what there is")
        .register(meters);
    TimeGauge.builder(
            "latitude.hr.unacknowledged.age", this, TimeUnit.SECONDS, HrSyncMetrics::ageOfTheOldest)
        .description("How long the oldest change that HR has not acknowledged waits")
        .register(meters);
  }

  private double ageOfTheOldest() {
    var oldest = backlog().oldest();
    return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1_000.0;
  }

  private synchronized AcknowledgementStore.Backlog backlog() {
    var now = clock.instant();
    if (last == null || Duration.between(last.at(), now).abs().compareTo(GOOD_FOR) > 0) {
      last = new Look(now, store.backlog());
    }
    return last.seen();
  }

  private record Look(Instant at, AcknowledgementStore.Backlog seen) {}
}
