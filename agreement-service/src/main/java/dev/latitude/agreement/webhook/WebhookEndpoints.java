package dev.latitude.agreement.webhook;

import dev.latitude.kit.history.History;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can be done with endpoints, each in one transaction with its history. */
@ApplicationScoped
public class WebhookEndpoints {
  /** So many that each can be worked on at once, whatever the others do. */
  static final int MOST = 100;

  /** Who acts when deliveries fail. */
  private static final String NOBODY = "latitude";

  private final WebhookEndpointRepository repository;
  private final SecretStore secrets;
  private final DeliveryQueue queue;
  private final DeliveryLog log;
  private final History history;
  private final Event<WebhookEndpointEvent> told;
  private final WebhooksConfig config;
  private final Clock clock;

  WebhookEndpoints(
      WebhookEndpointRepository repository,
      SecretStore secrets,
      DeliveryQueue queue,
      DeliveryLog log,
      History history,
      Event<WebhookEndpointEvent> told,
      WebhooksConfig config,
      Clock clock) {
    this.repository = repository;
    this.secrets = secrets;
    this.queue = queue;
    this.log = log;
    this.history = history;
    this.told = told;
    this.config = config;
    this.clock = clock;
  }

  @Transactional
  WithSecret register(Actor actor, WebhookEndpointContent content) {
    if (repository.countAndLock() >= MOST) {
      throw new WebhookRefusal.TooManyEndpoints(MOST);
    }
    var now = clock.instant();
    var endpoint = new WebhookEndpoint(Ids.next(), now, content, actor.person());
    keep(endpoint, actor.person(), endpoint.registered());
    repository.persistAndFlush(endpoint);
    queue.open(endpoint.id());
    var secret = WebhookSecret.random();
    secrets.add(endpoint.id(), secret, now);
    return new WithSecret(endpoint, secret);
  }

  /** What the address before did not take counts for nothing at another one. */
  @Transactional
  WebhookEndpoint change(
      UUID id, @Nullable String ifMatch, Actor actor, WebhookEndpointContent to) {
    var endpoint = changeable(id, ifMatch);
    var before = endpoint.url();
    endpoint.change(to).ifPresent(event -> keep(endpoint, actor.person(), event));
    if (!endpoint.url().equals(before)) {
      queue.resume(id, clock.instant());
    }
    return endpoint;
  }

  @Transactional
  WebhookEndpoint disable(UUID id, @Nullable String ifMatch, Actor actor) {
    var endpoint = changeable(id, ifMatch);
    keep(endpoint, actor.person(), endpoint.disable(DisabledBecause.BY_HR, clock.instant()));
    return endpoint;
  }

  @Transactional
  WebhookEndpoint enable(UUID id, @Nullable String ifMatch, Actor actor) {
    var endpoint = changeable(id, ifMatch);
    keep(endpoint, actor.person(), endpoint.enable());
    queue.resume(id, clock.instant());
    return endpoint;
  }

  /**
   * Because of what came of sending to this address. Somebody may have been faster, or have named
   * another address meanwhile, of which that says nothing.
   */
  @Transactional
  void disableBecause(UUID id, String url, DisabledBecause because) {
    repository
        .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .filter(endpoint -> endpoint.state() == WebhookEndpointState.ENABLED)
        .filter(endpoint -> endpoint.url().equals(url))
        .ifPresent(endpoint -> keep(endpoint, NOBODY, endpoint.disable(because, clock.instant())));
  }

  @Transactional
  Optional<WebhookEndpoint> findEnabled(UUID id) {
    return repository
        .findByIdOptional(id)
        .filter(endpoint -> endpoint.state() == WebhookEndpointState.ENABLED);
  }

  @Transactional
  WithSecret rotateSecret(UUID id, @Nullable String ifMatch, Actor actor, RotateSecret request) {
    var endpoint = changeable(id, ifMatch);
    var now = clock.instant();
    var overlap =
        Optional.ofNullable(request.oldSignsFor()).orElseGet(() -> config.secretOverlap());
    var oldSignsUntil = now.plus(overlap);
    keep(endpoint, actor.person(), endpoint.rotateSecret(oldSignsUntil));
    secrets.endPresent(id, oldSignsUntil, now);
    var secret = WebhookSecret.random();
    secrets.add(id, secret, now);
    return new WithSecret(endpoint, secret);
  }

  /** Its event goes the way of all others, and shows whether that way is free. */
  @Transactional
  WebhookEndpoint test(UUID id, @Nullable String ifMatch, Actor actor) {
    var endpoint = changeable(id, ifMatch);
    keep(endpoint, actor.person(), endpoint.test());
    return endpoint;
  }

  /** Sends one event again. */
  @Transactional
  LoggedDelivery replay(UUID id, UUID delivery, Actor actor) {
    var endpoint = locked(id);
    var logged = log.find(id, delivery).orElseThrow(ProblemException::notFound);
    keep(endpoint, actor.person(), endpoint.replay(logged.eventId()));
    if (logged.state() == DeliveryState.WAITING) {
      throw new WebhookRefusal.StillWaiting();
    }
    var again = queue.again(id, logged, clock.instant());
    return log.find(id, again).orElseThrow();
  }

  /** Sends the events of a range of time again, one page after the other. */
  @Transactional
  WebhookEndpoint replay(UUID id, @Nullable String ifMatch, Actor actor, ReplayRange range) {
    var endpoint = changeable(id, ifMatch);
    WebhookEndpointCommand.REPLAY.requireAllowed(endpoint.state());
    if (queue.isReplaying(id)) {
      throw new WebhookRefusal.ReplayRunning();
    }
    int events =
        queue.plan(id, endpoint.eventTypes(), range, config.replayLimit(), clock.instant());
    if (events > config.replayLimit()) {
      throw new WebhookRefusal.ReplayTooLarge(config.replayLimit());
    }
    if (events == 0) {
      throw new WebhookRefusal.NothingToReplay();
    }
    keep(endpoint, actor.person(), endpoint.replay(range, events));
    return endpoint;
  }

  /** With its secrets and all that is known of its deliveries; its history stays. */
  @Transactional
  void delete(UUID id, @Nullable String ifMatch, Actor actor) {
    var endpoint = changeable(id, ifMatch);
    keep(endpoint, actor.person(), endpoint.delete());
    queue.lock(id);
    repository.delete(endpoint);
  }

  @Transactional
  WebhookEndpoint find(UUID id) {
    return repository.findByIdOptional(id).orElseThrow(ProblemException::notFound);
  }

  /** Those that somebody has registered; the newest first. */
  @Transactional
  public List<WebhookEndpoint> registeredBy(String person) {
    return repository.registeredBy(person);
  }

  @Transactional
  List<WebhookEndpoint> list(PageParams page) {
    return repository.list(page.afterId(), page.limit() + 1);
  }

  /** The row lock makes commands on one endpoint come one after the other. */
  private WebhookEndpoint changeable(UUID id, @Nullable String ifMatch) {
    var endpoint = locked(id);
    ETags.requireMatch(ifMatch, endpoint.version());
    return endpoint;
  }

  private WebhookEndpoint locked(UUID id) {
    return repository
        .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(ProblemException::notFound);
  }

  private void keep(WebhookEndpoint endpoint, String actor, WebhookEndpointEvent event) {
    history.append(endpoint, actor, event);
    told.fire(event);
  }

  /** An endpoint, and the secret that it has just been given. */
  record WithSecret(WebhookEndpoint endpoint, WebhookSecret secret) {}
}
