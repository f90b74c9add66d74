package dev.latitude.agreement;

import dev.latitude.agreement.agreement.AgreementEvent;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** Counts what happens to agreements, by type of event, once it is committed. */
@ApplicationScoped
class AgreementMetrics {
  private final MeterRegistry meters;

  AgreementMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void happened(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgreementEvent event) {
    meters.counter("latitude.agreement.events", "type", event.type()).increment();
  }
}
