package dev.latitude.agreement.agreement;

import dev.latitude.agreement.context.ContextEventKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What agreements do about context events: foreseen without touching them, and brought about with
 * their rows locked.
 *
 * <p>Both come in the order of the people, so that two events at once lock the same agreements, and
 * the same people's rights, in the same order and cannot block one another for ever.
 *
 * <p>What happened is told from something else by its kind and its day. An agreement reacts to it
 * once, however often it is reported; its reaction is kept beside it, and the database refuses a
 * second one.
 */
@ApplicationScoped
public class ContextReactions {
  private final EntityManager entities;
  private final AgreementChanges changes;
  private final Suspensions suspensions;
  private final Clock clock;

  ContextReactions(
      EntityManager entities, AgreementChanges changes, Suspensions suspensions, Clock clock) {
    this.entities = entities;
    this.changes = changes;
    this.suspensions = suspensions;
    this.clock = clock;
  }

  /**
   * What each agreement that binds one of the people as employee would do at the moment. They are
   * let go of before time passes for them: so they are seen as they are now and nothing of it is
   * written, and whoever locks them in the same transaction reads them anew.
   */
  @Transactional
  public List<Reaction> foresee(
      ContextEventKind kind,
      LocalDate occurredOn,
      Collection<String> people,
      Instant at,
      int limit) {
    var binding =
        entities
            .createQuery(
                "from Agreement where employee in :people and state in :binding order by employee, id",
                Agreement.class)
            .setParameter("people", people)
            .setParameter("binding", AgreementState.BINDING)
            .setMaxResults(limit)
            .getResultList();
    var before = reacted(kind, occurredOn, binding.stream().map(Agreement::id).toList());
    return binding.stream()
        .peek(entities::detach)
        .peek(agreement -> agreement.passTime(at, changes.deadlines()))
        .map(agreement -> Reaction.foreseen(agreement, kind, at, before.contains(agreement.id())))
        .toList();
  }

  /**
   * Lets the agreements do what their clauses say, in the transaction of whoever keeps what came of
   * it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Reaction> reactTo(ContextHappening event, Collection<UUID> ids, String reportedBy) {
    var locked = locked(ids);
    // Only with the locks: who has reacted meanwhile to another report has committed by now.
    var before = reacted(event.kind(), event.occurredOn(), ids);
    var done =
        locked.stream()
            .map(agreement -> react(agreement, event, reportedBy, before.contains(agreement.id())))
            .toList();
    remember(event, done.stream().filter(Reaction::isOne).map(Reaction::agreement).toList());
    return done;
  }

  private Reaction react(
      Agreement agreement, ContextHappening event, String reportedBy, boolean before) {
    var now = clock.instant();
    changes.catchUp(agreement, now);
    return before
        ? Reaction.foreseen(agreement, event.kind(), now, true)
        : Reaction.of(agreement, suspensions.react(agreement, event, reportedBy, now));
  }

  /** Which of the agreements have reacted to it already, when it was reported before. */
  private Set<UUID> reacted(ContextEventKind kind, LocalDate occurredOn, Collection<UUID> ids) {
    @SuppressWarnings("unchecked") // the result class is given
    List<UUID> found =
        entities
            .createNativeQuery(
                "select agreement_id from agreement_context_reaction where agreement_id = any(:ids) and kind = :kind and occurred_on = :day",
                UUID.class)
            .setParameter("ids", ids.toArray(new UUID[0]))
            .setParameter("kind", kind.name())
            .setParameter("day", occurredOn)
            .getResultList();
    return new HashSet<>(found);
  }

  private void remember(ContextHappening event, Collection<UUID> ids) {
    int _ =
        entities
            .createNativeQuery(
                "insert into agreement_context_reaction (agreement_id, kind, occurred_on, context_event_id) select unnest(:ids), :kind, :day, :event")
            .setParameter("ids", ids.toArray(new UUID[0]))
            .setParameter("kind", event.kind().name())
            .setParameter("day", event.occurredOn())
            .setParameter("event", event.id())
            .executeUpdate();
  }

  /**
   * In a query of its own for the locks: rows are locked in the order in which they come. No lock
   * on their keys, which whoever plans effects for them at the same time holds in part, so that two
   * reports of the same cannot wait for one another for ever.
   */
  private List<Agreement> locked(Collection<UUID> ids) {
    @SuppressWarnings("unchecked") // the result class is given
    List<Agreement> found =
        entities
            .createNativeQuery(
                "select * from agreement where id = any(:ids) order by employee, id for no key update",
                Agreement.class)
            .setParameter("ids", ids.toArray(new UUID[0]))
            .getResultList();
    return found;
  }
}
