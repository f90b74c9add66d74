package dev.latitude.agreement.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** Counts what happens to endpoints, once it is committed. */
@ApplicationScoped
class WebhookMetrics {
  private static final String DISABLED = "latitude.webhook.disabled";

  private final MeterRegistry meters;

  WebhookMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Makes the meters appear before anything is sent, so that "nothing yet" is a number. */
  void announce(@Observes StartupEvent event) {
    for (var because : DisabledBecause.values()) {
      var _ = meters.counter(DISABLED, "because", because.name());
    }
    for (var outcome : Outcome.values()) {
      var _ = Courier.attempts(meters, outcome);
    }
  }

  void happened(@Observes(during = TransactionPhase.AFTER_SUCCESS) WebhookEndpointEvent event) {
    meters.counter("latitude.webhook.endpoint.events", "type", event.type()).increment();
    if (event instanceof WebhookEndpointEvent.Disabled disabled) {
      meters.counter(DISABLED, "because", disabled.because().name()).increment();
    }
  }
}
