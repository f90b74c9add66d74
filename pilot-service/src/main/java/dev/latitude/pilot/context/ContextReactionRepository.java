package dev.latitude.pilot.context;

import dev.latitude.pilot.pilot.ContextEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reactions in the database. */
@ApplicationScoped
class ContextReactionRepository implements PanacheRepositoryBase<ContextReaction, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  /**
   * Live pilots of the people it names that have a clause for it, have not reacted to the same
   * before, and whose turn has not come, in the order of their ids. What is of the same kind on the
   * same day is the same, however often HR reports it. The index on the authors of live pilots
   * leads to them; how many are looked at is bounded by the people that an event names.
   */
  static final String TO_REACT =
      """
      select id from pilot
      where author = any(cast(:people as text[])) and state in ('PLANNED', 'ACTIVE', 'PAUSED') and id > :after
        and terms -> 'contextClauses' @> jsonb_build_array(jsonb_build_object('event', cast(:kind as text)))
        and not exists (
          select from context_reaction
          where context_reaction.pilot_id = pilot.id
            and context_reaction.event = :kind and context_reaction.occurred_on = :day)
      order by id limit :most
      """;

  List<UUID> toReact(HeardEvent heard, int most) {
    @SuppressWarnings("unchecked") // the result class is given
    List<UUID> pilots =
        getEntityManager()
            .createNativeQuery(TO_REACT, UUID.class)
            .setParameter("people", heard.people().toArray(String[]::new))
            .setParameter("kind", heard.event().kind().name())
            .setParameter("day", heard.event().occurredOn())
            .setParameter("after", heard.reactedThrough())
            .setParameter("most", most)
            .getResultList();
    return pilots;
  }

  /** Which of these pilots, whose rows are locked, have reacted to the same by now. */
  Set<UUID> reacted(ContextEvent event, Collection<UUID> ids) {
    return getEntityManager()
        .createQuery(
            "select pilotId from ContextReaction where pilotId in :ids and event = :kind and occurredOn = :day",
            UUID.class)
        .setParameter("ids", ids)
        .setParameter("kind", event.kind())
        .setParameter("day", event.occurredOn())
        .getResultStream()
        .collect(Collectors.toSet());
  }

  List<ContextReaction> newest(UUID pilot, Optional<UUID> before, int limit) {
    return find("pilotId = ?1 and id < ?2 order by id desc", pilot, before.orElse(AFTER_ALL))
        .page(0, limit)
        .list();
  }
}
