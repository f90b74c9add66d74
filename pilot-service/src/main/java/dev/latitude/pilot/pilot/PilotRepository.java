package dev.latitude.pilot.pilot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pilots in the database. */
@ApplicationScoped
class PilotRepository implements PanacheRepositoryBase<Pilot, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  /**
   * The newest pilots of a person, as author or as approver. Each half walks its own index from the
   * newest down and stops at the limit, so a page costs the same however many pilots there are; one
   * OR over both columns would sort everything the person ever saw.
   */
  List<Pilot> ofPerson(
      String person,
      @Nullable PilotState state,
      @Nullable UUID proposal,
      Optional<UUID> before,
      int limit) {
    var filters =
        (state == null ? "" : " and state = :state")
            + (proposal == null ? "" : " and proposal_id = :proposal");
    var query =
        getEntityManager()
            .createNativeQuery(
                """
                (select * from pilot where author = :person and id < :before%1$s order by id desc limit :limit)
                union all
                (select * from pilot where approver = :person and id < :before%1$s order by id desc limit :limit)
                order by id desc limit :limit
                """
                    .formatted(filters),
                Pilot.class)
            .setParameter("person", person)
            .setParameter("before", before.orElse(AFTER_ALL))
            .setParameter("limit", limit);
    if (state != null) {
      query.setParameter("state", state.name());
    }
    if (proposal != null) {
      query.setParameter("proposal", proposal);
    }
    @SuppressWarnings("unchecked") // the result class is given above
    List<Pilot> pilots = query.getResultList();
    return pilots;
  }

  /**
   * The pilot in which the proposal is being tried. Until the end of the transaction nobody else
   * can look, so two who create at once come one after the other, and the second is told of the
   * first; the unique index alone would only tell it that there is one.
   */
  Optional<Pilot> liveOf(UUID proposal) {
    getEntityManager()
        .createNativeQuery(
            "select true from pg_advisory_xact_lock(hashtextextended(:key, 0))", Boolean.class)
        .setParameter("key", "live pilot of " + proposal)
        .getSingleResult();
    return find(
            "proposalId = ?1 and state in ?2",
            proposal,
            List.of(PilotState.PLANNED, PilotState.ACTIVE, PilotState.PAUSED))
        .firstResultOptional();
  }

  List<Pilot> lockInOrder(Collection<UUID> ids) {
    return getEntityManager()
        .createQuery("from Pilot where id in :ids order by id", Pilot.class)
        .setParameter("ids", ids)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  List<UUID> toLookForData(LocalDate today, int limit) {
    return getEntityManager()
        .createQuery(
            "select id from Pilot where state = ACTIVE and lookForDataOn <= :today order by lookForDataOn, id",
            UUID.class)
        .setParameter("today", today)
        .setMaxResults(limit)
        .getResultList();
  }
}
