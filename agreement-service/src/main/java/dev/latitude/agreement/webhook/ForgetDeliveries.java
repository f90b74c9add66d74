package dev.latitude.agreement.webhook;

import dev.latitude.kit.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Keeps the log of webhooks from growing: what was finished long ago is forgotten. */
@ApplicationScoped
class ForgetDeliveries implements RecurringJob {
  private static final int BATCH = 1_000;

  private final DeliveryLog log;
  private final WebhooksConfig config;
  private final Clock clock;

  ForgetDeliveries(DeliveryLog log, WebhooksConfig config, Clock clock) {
    this.log = log;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "forget-webhook-deliveries";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    var before = clock.instant().minus(config.logKept());
    while (log.forget(before, BATCH) == BATCH) {
      // the next batch, in a transaction of its own
    }
  }
}
