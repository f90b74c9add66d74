package dev.latitude.agreement.contextevent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.latitude.agreement.agreement.ContextHappening;
import dev.latitude.agreement.agreement.ContextReactions;
import dev.latitude.agreement.context.ContextEventKind;
import dev.latitude.kit.history.History;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records context events and lets the agreements that they touch react.
 *
 * <p>What comes of an event for each agreement is planned in the transaction that records it. Few
 * agreements react in that transaction, too. Where there are many they react in batches, each in a
 * transaction of its own, so that no reorganisation locks a whole company's agreements: the effect
 * is marked in the transaction in which its agreement reacts, so whoever goes on after a failure
 * finds what is still to do.
 */
@ApplicationScoped
public class ContextEvents {
  /** So many agreements react in one transaction. */
  static final int BATCH = 50;

  /** So many a preview and an answer can hold. */
  static final int MOST_AGREEMENTS = 2_000;

  /** The earliest clocks on earth: what is today there is not in the future. */
  private static final ZoneOffset FIRST_TO_WAKE = ZoneOffset.ofHours(14);

  private final ContextEventRepository repository;
  private final EffectStore effects;
  private final ContextReactions reactions;
  private final History history;
  private final MeterRegistry metrics;
  private final Clock clock;

  ContextEvents(
      ContextEventRepository repository,
      EffectStore effects,
      ContextReactions reactions,
      History history,
      MeterRegistry metrics,
      Clock clock) {
    this.repository = repository;
    this.effects = effects;
    this.reactions = reactions;
    this.history = history;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** What would come of the event, had it been recorded now. Changes nothing and locks nothing. */
  @Transactional
  List<Effect> preview(NewContextEvent happened) {
    happened.requireSound(LocalDate.ofInstant(clock.instant(), FIRST_TO_WAKE));
    var planned =
        reactions
            .foresee(
                happened.kind(),
                happened.occurredOn(),
                happened.people(),
                clock.instant(),
                MOST_AGREEMENTS + 1)
            .stream()
            .map(Effect::planned)
            .toList();
    if (planned.size() > MOST_AGREEMENTS) {
      throw new TooManyAgreements(MOST_AGREEMENTS);
    }
    return planned;
  }

  @Transactional
  RecordedEvent record(NewContextEvent happened, String reporter) {
    var planned = preview(happened);
    var event = new ContextEvent(Ids.next(), clock.instant(), happened, reporter);
    history.append(event, reporter, event.recorded());
    repository.persistAndFlush(event);
    effects.plan(event.id(), planned);
    if (planned.size() <= BATCH) {
      apply(event, effects.next(event.id(), BATCH));
    }
    return RecordedEvent.with(event, effects.of(event.id()));
  }

  /** Lets the next agreements react to the oldest event that has not reached all of its own. */
  @Transactional
  boolean applyNext() {
    var unfinished = effects.unfinished();
    unfinished.ifPresent(
        id -> {
          var event = repository.findById(id, LockModeType.PESSIMISTIC_WRITE);
          var next = effects.next(id, BATCH);
          if (!next.isEmpty()) {
            apply(event, next);
          }
        });
    return unfinished.isPresent();
  }

  private void apply(ContextEvent event, List<UUID> next) {
    var happening = new ContextHappening(event.id(), event.kind(), event.occurredOn());
    var done =
        reactions.reactTo(happening, next, event.recordedBy()).stream()
            .map(Effect::applied)
            .toList();
    effects.applied(event.id(), done, clock.instant());
    done.forEach(
        effect ->
            metrics
                .counter("latitude.context.effects", "outcome", effect.outcome().name())
                .increment());
    var tally = Tally.of(effects.of(event.id()));
    if (tally.isComplete()) {
      history.append(
          event,
          event.recordedBy(),
          new ContextEventEvent.Applied(tally.reviews(), tally.suspensions(), tally.nothing()));
    }
  }

  @Transactional
  RecordedEvent find(UUID id) {
    var event = repository.findByIdOptional(id).orElseThrow(ProblemException::notFound);
    return RecordedEvent.with(event, effects.of(id));
  }

  /** Without their effects, which are counted. */
  @Transactional
  List<RecordedEvent> list(@Nullable ContextEventKind kind, PageParams page) {
    return counted(repository.list(kind, page.afterId(), page.limit() + 1));
  }

  /** The same of those that name somebody, or that they reported. */
  @Transactional
  public List<RecordedEvent> of(String person, Optional<UUID> before, int limit) {
    var people = JsonNodeFactory.instance.arrayNode().add(person).toString();
    return counted(repository.of(person, people, before, limit));
  }

  private List<RecordedEvent> counted(List<ContextEvent> events) {
    var tallies = effects.tallies(events.stream().map(ContextEvent::id).toList());
    return events.stream()
        .map(
            event ->
                new RecordedEvent(
                    event, tallies.getOrDefault(event.id(), Tally.NOBODY), Optional.empty()))
        .toList();
  }
}
