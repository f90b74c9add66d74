package dev.latitude.pilot.context;

import dev.latitude.pilot.pilot.ContextEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reactions in the database. */
@ApplicationScoped
class ContextReactionRepository implements PanacheRepositoryBase<ContextReaction, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  /**
   * Live pilots of these people that have a clause for the event and have not reacted to it, by the
   * index on the authors of live pilots. What is of the same kind on the same day is the same,
   * however often HR reports it. How many pilots there are is bounded by the people an event names.
   */
  List<UUID> toReact(ContextEvent event, Collection<String> people) {
    @SuppressWarnings("unchecked") // the result class is given
    List<UUID> pilots =
        getEntityManager()
            .createNativeQuery(
                """
                select id from pilot
                where author = any(cast(:people as text[])) and state in ('PLANNED', 'ACTIVE', 'PAUSED')
                  and terms -> 'contextClauses' @> jsonb_build_array(jsonb_build_object('event', cast(:kind as text)))
                  and not exists (
                    select from context_reaction
                    where context_reaction.pilot_id = pilot.id
                      and context_reaction.event = :kind and context_reaction.occurred_on = :day)
                order by id
                """,
                UUID.class)
            .setParameter("people", people.toArray(String[]::new))
            .setParameter("kind", event.kind().name())
            .setParameter("day", event.occurredOn())
            .getResultList();
    return pilots;
  }

  List<ContextReaction> newest(UUID pilot, Optional<UUID> before, int limit) {
    return find("pilotId = ?1 and id < ?2 order by id desc", pilot, before.orElse(AFTER_ALL))
        .page(0, limit)
        .list();
  }
}
