package dev.latitude.agreement.webhook;

import dev.latitude.kit.history.FeedSignal;
import dev.latitude.kit.telemetry.LookedUp;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * This replica's part in telling endpoints what happens: looks for those that something is to be
 * done for, whenever the feed has something new and once a second, and gives each that nobody works
 * on a thread of its own.
 */
@ApplicationScoped
class WebhookDispatcher {
  private static final Logger LOG = Logger.getLogger(WebhookDispatcher.class);
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
  private static final Duration DRAIN = Duration.ofSeconds(4);

  private final DeliveryQueue queue;
  private final Courier courier;
  private final FeedSignal signal;
  private final WebhooksConfig config;
  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger working = new AtomicInteger();
  private volatile boolean stopping;

  WebhookDispatcher(
      DeliveryQueue queue,
      Courier courier,
      FeedSignal signal,
      WebhooksConfig config,
      MeterRegistry meters,
      Clock clock) {
    this.queue = queue;
    this.courier = courier;
    this.signal = signal;
    this.config = config;
    this.clock = clock;
    Gauge.builder("latitude.webhook.working", working, AtomicInteger::get)
        .description("Endpoints that this replica is working on")
        .register(meters);
    var oldest = new LookedUp<>("which webhooks wait", queue::oldestWaiting, clock);
    TimeGauge.builder(
            "latitude.webhook.oldest.waiting",
            () -> oldest.age(since -> since.orElse(null)),
            TimeUnit.SECONDS)
        .description("Age of the delivery that has waited longest at an enabled endpoint")
        .register(meters);
  }

  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    if (config.lease().compareTo(config.timeout().multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "latitude.webhooks.lease is %s, and must be twice latitude.webhooks.timeout (%s) at least"
              .formatted(config.lease(), config.timeout()));
    }
    if (config.enabled()) {
      Thread.ofPlatform().daemon().name("webhook-dispatcher").start(this::run);
    }
  }

  /** Nothing new is taken; what is on its way has a moment to arrive. */
  void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
    stopping = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.info("Webhooks on their way when this replica was stopped are sent again by another");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopping) {
      long seen = signal.count();
      try {
        dispatch();
      } catch (RuntimeException failure) {
        if (!stopping) {
          LOG.warn("Webhooks could not be looked for; trying again", failure);
        }
      }
      try {
        boolean _ = signal.await(seen, LONGEST_SLEEP);
      } catch (InterruptedException interrupted) {
        return;
      }
    }
  }

  /** Gives each endpoint that nobody works on and that something is to be done for a thread. */
  void dispatch() {
    int free = WebhookEndpoints.MOST - working.get();
    for (var claim : queue.claim(clock.instant(), config.lease(), free)) {
      working.incrementAndGet();
      threads.execute(() -> work(claim));
    }
  }

  private void work(Claim claim) {
    try {
      courier.work(claim, () -> stopping);
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "The endpoint %s could not be worked on", claim.endpoint());
    } finally {
      working.decrementAndGet();
    }
  }
}
