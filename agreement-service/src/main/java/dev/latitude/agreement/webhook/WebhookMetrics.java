package dev.latitude.agreement.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** Counts what happens to endpoints, once it is committed. */
@ApplicationScoped
class WebhookMetrics {
  private final MeterRegistry meters;

  WebhookMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void happened(@Observes(during = TransactionPhase.AFTER_SUCCESS) WebhookEndpointEvent event) {
    meters.counter("latitude.webhook.endpoint.events", "type", event.type()).increment();
    if (event instanceof WebhookEndpointEvent.Disabled disabled) {
      meters.counter("latitude.webhook.disabled", "because", disabled.because().name()).increment();
    }
  }
}
