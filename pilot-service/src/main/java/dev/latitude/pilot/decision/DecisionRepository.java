package dev.latitude.pilot.decision;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The decision log in the database. */
@ApplicationScoped
class DecisionRepository implements PanacheRepositoryBase<DecisionEntry, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  List<DecisionEntry> newest(UUID pilot, Optional<UUID> before, int limit) {
    return find("pilotId = ?1 and id < ?2 order by id desc", pilot, before.orElse(AFTER_ALL))
        .page(0, limit)
        .list();
  }

  /** Entries that the person wrote or answered. */
  List<DecisionEntry> newestOf(String person, UUID pilot, Optional<UUID> before, int limit) {
    return find(
            "pilotId = ?1 and id < ?2 and (recordedBy = ?3 or answeredBy = ?3) order by id desc",
            pilot,
            before.orElse(AFTER_ALL),
            person)
        .page(0, limit)
        .list();
  }

  Optional<DecisionEntry> ofPilot(UUID pilot, UUID id) {
    return findByIdOptional(id).filter(entry -> entry.pilotId().equals(pilot));
  }

  /**
   * Whether the pilot's rights were in force at some time between the two moments, by its history:
   * they were when the first began, or came into force before the second. What brings them into
   * force says until when; a later extension does not reach back. The few events that matter have
   * an index of their own, so what was measured meanwhile is not looked at.
   */
  boolean inForceBetween(UUID pilot, Instant from, Instant until) {
    return (boolean)
        getEntityManager()
            .createNativeQuery(
                """
                with change as (
                  select type in ('pilot.started', 'pilot.resumed', 'pilot.reinstated', 'pilot.extended') as begins, time, revision,
                    cast(data ->> 'until' as timestamptz) as ends
                  from event
                  where subject = :pilot
                    and type in ('pilot.started', 'pilot.resumed', 'pilot.reinstated', 'pilot.extended', 'pilot.paused', 'pilot.reverted',
                      'pilot.completed'))
                select coalesce((select begins and ends > :from from change where time < :from order by revision desc limit 1), false)
                  or exists (select from change where begins and time >= :from and time < :until)
                """,
                Boolean.class)
            .setParameter("pilot", pilot)
            .setParameter("from", from)
            .setParameter("until", until)
            .getSingleResult();
  }
}
