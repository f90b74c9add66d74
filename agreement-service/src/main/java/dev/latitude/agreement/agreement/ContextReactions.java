package dev.latitude.agreement.agreement;

import dev.latitude.agreement.context.ContextEventKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What agreements do about context events: foreseen without touching them, and brought about with
 * their rows locked.
 *
 * <p>Both come in the order of the people, so that two events at once lock the same agreements, and
 * the same people's rights, in the same order and cannot block one another for ever.
 */
@ApplicationScoped
public class ContextReactions {
  private final EntityManager entities;
  private final Agreements agreements;

  ContextReactions(EntityManager entities, Agreements agreements) {
    this.entities = entities;
    this.agreements = agreements;
  }

  /**
   * What each agreement that binds one of the people as employee would do at the moment. They are
   * let go of again, so that whoever locks them in the same transaction reads them anew.
   */
  @Transactional
  public List<Reaction> foresee(
      ContextEventKind event, Collection<String> people, Instant at, int limit) {
    return entities
        .createQuery(
            "from Agreement where employee in :people and state in :binding order by employee, id",
            Agreement.class)
        .setParameter("people", people)
        .setParameter("binding", AgreementState.BINDING)
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .peek(entities::detach)
        .map(agreement -> Reaction.foreseen(agreement, event, at))
        .toList();
  }

  /**
   * Lets the agreements do what their clauses say, in the transaction of whoever keeps what came of
   * it. What reacted before does not react again.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Reaction> reactTo(ContextHappening event, Collection<UUID> ids, String reportedBy) {
    return locked(ids).stream()
        .map(agreement -> Reaction.of(agreement, agreements.react(agreement, event, reportedBy)))
        .toList();
  }

  /** In a query of its own for the locks: rows are locked in the order in which they come. */
  private List<Agreement> locked(Collection<UUID> ids) {
    @SuppressWarnings("unchecked") // the result class is given
    List<Agreement> found =
        entities
            .createNativeQuery(
                "select * from agreement where id = any(:ids) order by employee, id for update",
                Agreement.class)
            .setParameter("ids", ids.toArray(new UUID[0]))
            .getResultList();
    return found;
  }
}
