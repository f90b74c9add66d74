package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.history.History;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all changes of agreements have in common: one after the other, from the state that the
 * caller has seen, with what time has brought about since, and with their history.
 */
@ApplicationScoped
class AgreementChanges {
  /** Who acts when time does. */
  private static final String NOBODY = "latitude";

  private final AgreementRepository repository;
  private final History history;
  private final Event<AgreementEvent> told;
  private final Deadlines deadlines;
  private final ObjectMapper json;
  private final Clock clock;

  AgreementChanges(
      AgreementRepository repository,
      History history,
      Event<AgreementEvent> told,
      AgreementsConfig config,
      ObjectMapper json,
      Clock clock) {
    this.repository = repository;
    this.history = history;
    this.told = told;
    this.deadlines = Deadlines.of(config);
    this.json = json;
    this.clock = clock;
  }

  Deadlines deadlines() {
    return deadlines;
  }

  /** One command on one agreement, which is one event. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Agreement change(
      UUID id, @Nullable String ifMatch, Actor actor, Function<Agreement, AgreementEvent> command) {
    var agreement = changeable(id, ifMatch, actor);
    keep(agreement, actor.person(), command.apply(agreement));
    return agreement;
  }

  /**
   * The row lock makes commands on one agreement come one after the other; each then sees what the
   * one before has left, and what time has brought about since, whether or not the job has been by.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Agreement changeable(UUID id, @Nullable String ifMatch, Actor actor) {
    var agreement = visible(repository.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE), actor);
    ETags.requireMatch(ifMatch, agreement.version());
    catchUp(agreement, clock.instant());
    return agreement;
  }

  static Agreement visible(Optional<Agreement> found, Actor actor) {
    return found
        .filter(agreement -> agreement.isVisibleTo(actor))
        .orElseThrow(ProblemException::notFound);
  }

  /**
   * Lets time pass for those agreements for which it has brought something about; another replica's
   * are passed over.
   *
   * @return how many were looked at
   */
  @Transactional
  public int passTime(int limit) {
    var now = clock.instant();
    var waking = repository.lockWaking(now, limit);
    waking.forEach(agreement -> catchUp(agreement, now));
    return waking.size();
  }

  /** Writes down what time has brought about for an agreement whose row is locked. */
  void catchUp(Agreement agreement, Instant now) {
    keep(agreement, NOBODY, agreement.passTime(now, deadlines));
  }

  void keep(Agreement agreement, String actor, AgreementEvent event) {
    keep(agreement, actor, List.of(event));
  }

  void keep(Agreement agreement, String actor, List<AgreementEvent> events) {
    for (var event : events) {
      history.append(agreement, actor, event);
      told.fire(event);
    }
    agreement.setAlarm(deadlines);
  }

  /** The words that are signed, of the version that would be offered next. */
  CanonicalTerms canonicalOfNext(Agreement agreement, Terms terms) {
    int number = repository.lastVersion(agreement.id()) + 1;
    return CanonicalTerms.of(agreement.id(), number, terms, json);
  }
}
