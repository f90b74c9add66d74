package dev.latitude.agreement.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.webhook.TargetRefused.Reason;
import dev.latitude.kit.history.EventStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Tells one endpoint at a time what it is to be told, while it holds the endpoint's lease: takes in
 * what has happened, sends what is due, a few at once, and keeps what came of it.
 */
@ApplicationScoped
class Courier {
  /** So many deliveries, each about another subject, are on their way to one endpoint at once. */
  static final int AT_ONCE = 8;

  private static final String MEDIA_TYPE = "application/cloudevents+json; charset=UTF-8";
  private static final String AGENT = "Latitude-Webhooks/1";

  private final WebhookEndpoints endpoints;
  private final DeliveryQueue queue;
  private final SecretStore secrets;
  private final Targets targets;
  private final WebhookClient client;
  private final EventStore events;
  private final ObjectMapper json;
  private final RetrySchedule schedule;
  private final WebhooksConfig config;
  private final MeterRegistry meters;
  private final Clock clock;

  Courier(
      WebhookEndpoints endpoints,
      DeliveryQueue queue,
      SecretStore secrets,
      Targets targets,
      WebhookClient client,
      EventStore events,
      ObjectMapper json,
      WebhooksConfig config,
      MeterRegistry meters,
      Clock clock) {
    this.endpoints = endpoints;
    this.queue = queue;
    this.secrets = secrets;
    this.targets = targets;
    this.client = client;
    this.events = events;
    this.json = json;
    this.schedule = new RetrySchedule(config.retries(), new SecureRandom());
    this.config = config;
    this.meters = meters;
    this.clock = clock;
  }

  /** Works until nothing is due, the endpoint is disabled or gone, or it is told to stop. */
  void work(Claim claim, BooleanSupplier stopping) {
    try {
      while (!stopping.getAsBoolean() && round(claim)) {
        // and once more
      }
    } finally {
      queue.release(claim);
    }
  }

  private boolean round(Claim claim) {
    var enabled = endpoints.findEnabled(claim.endpoint());
    if (enabled.isEmpty() || !queue.renew(claim, clock.instant(), config.lease())) {
      return false;
    }
    var endpoint = enabled.get();
    boolean moreNew = queue.takeIn(claim, endpoint.eventTypes(), clock.instant());
    boolean moreAgain = queue.takeAgain(claim, endpoint.eventTypes(), clock.instant());
    var due = queue.due(claim, clock.instant(), AT_ONCE);
    if (!due.isEmpty()) {
      send(claim, endpoint, due);
    }
    return moreNew || moreAgain || !due.isEmpty();
  }

  private void send(Claim claim, WebhookEndpoint endpoint, List<Delivery> due) {
    var signing = secrets.signing(endpoint.id(), clock.instant());
    var sender = sender(endpoint.url(), signing);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent =
          threads.invokeAll(
              due.stream()
                  .<Callable<Optional<DisabledBecause>>>map(
                      delivery -> () -> send(claim, endpoint, delivery, sender))
                  .toList());
      var failures = new ArrayList<Throwable>();
      for (var result : sent) {
        try {
          result
              .get()
              .ifPresent(
                  because -> endpoints.disableBecause(endpoint.id(), endpoint.url(), because));
        } catch (ExecutionException failure) {
          failures.add(failure.getCause());
        }
      }
      if (!failures.isEmpty()) {
        throw failed(endpoint, failures);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static IllegalStateException failed(WebhookEndpoint endpoint, List<Throwable> failures) {
    var failed =
        new IllegalStateException(
            "A delivery to the endpoint " + endpoint.id() + " failed", failures.getFirst());
    failures.stream().skip(1).forEach(failed::addSuppressed);
    return failed;
  }

  /** The name is looked up once for all that is sent now. */
  private Sender sender(String url, List<WebhookSecret> signing) {
    try {
      var target = targets.find(url);
      return (id, at, body) -> client.post(target, headers(id, at, body, signing), body);
    } catch (TargetRefused refused) {
      var outcome =
          refused.reason() == Reason.NOT_FOUND ? Outcome.UNREACHABLE : Outcome.NOT_ALLOWED;
      return (_, _, _) -> Answer.none(outcome, "The address " + refused.getMessage());
    }
  }

  static Timer attempts(MeterRegistry meters, Outcome outcome) {
    return Timer.builder("latitude.webhook.attempts")
        .description("Attempts to deliver something, by what came of them")
        .tag("outcome", outcome.name())
        .register(meters);
  }

  /**
   * @return why the endpoint is to be told nothing any more, if it is
   */
  private Optional<DisabledBecause> send(
      Claim claim, WebhookEndpoint endpoint, Delivery delivery, Sender sender) {
    var at = clock.instant();
    long begun = System.nanoTime();
    var answer = sender.send(delivery.eventId(), at, body(delivery));
    var took = Duration.ofNanos(System.nanoTime() - begun);
    attempts(meters, answer.outcome()).record(took);
    var now = clock.instant();
    var failingSince =
        queue.keep(
            claim,
            delivery,
            new Attempt(endpoint.url(), at, took, answer),
            schedule.pauseAfter(delivery.failures() + 1),
            schedule.isOver(delivery.failures() + 1),
            now);
    return answer.isGone()
        ? Optional.of(DisabledBecause.GONE)
        : failingSince.filter(since -> isTooLong(since, now)).map(_ -> DisabledBecause.FAILING);
  }

  private boolean isTooLong(Instant since, Instant now) {
    return !now.isBefore(since.plus(config.disableAfter()));
  }

  private static Map<String, String> headers(
      UUID id, Instant at, byte[] body, List<WebhookSecret> signing) {
    var headers = new HashMap<>(StandardWebhook.headers(id, at, body, signing));
    headers.put("Content-Type", MEDIA_TYPE);
    headers.put("User-Agent", AGENT);
    return headers;
  }

  /** The event as the feed tells it. */
  private byte[] body(Delivery delivery) {
    var found = events.history(delivery.subject(), delivery.revision() - 1, 1);
    if (found.isEmpty() || !found.getFirst().id().equals(delivery.eventId())) {
      throw new IllegalStateException("The event " + delivery.eventId() + " is not in the history");
    }
    try {
      return json.writeValueAsBytes(found.getFirst());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private interface Sender {
    Answer send(UUID id, Instant at, byte[] body);
  }
}
