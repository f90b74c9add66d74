package dev.latitude.agreement.hr;

import dev.latitude.kit.telemetry.LookedUp;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * How far HR's copy is behind: how many agreements are not acknowledged, and how old the oldest of
 * them is.
 */
@ApplicationScoped
class HrSyncMetrics {
  private final LookedUp<AcknowledgementStore.Backlog> backlog;
  private final MeterRegistry meters;

  HrSyncMetrics(AcknowledgementStore store, MeterRegistry meters, Clock clock) {
    this.backlog = new LookedUp<>("what HR has not acknowledged", store::backlog, clock);
    this.meters = meters;
  }

  void start(@Observes StartupEvent event) {
    Gauge.builder(
            "latitude.hr.unacknowledged", () -> backlog.number(AcknowledgementStore.Backlog::count))
        .description("Agreements of which HR has not acknowledged what there is")
        .register(meters);
    TimeGauge.builder(
            "latitude.hr.unacknowledged.age",
            () -> backlog.age(AcknowledgementStore.Backlog::oldest),
            TimeUnit.SECONDS)
        .description("How long the oldest change that HR has not acknowledged waits")
        .register(meters);
  }
}
