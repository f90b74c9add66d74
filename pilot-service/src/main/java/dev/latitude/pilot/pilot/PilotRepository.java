package dev.latitude.pilot.pilot;

import dev.latitude.kit.history.AggregateReader;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Pilots in the database. */
@ApplicationScoped
class PilotRepository implements PanacheRepositoryBase<Pilot, UUID> {
  private final AggregateReader reader;

  PilotRepository(AggregateReader reader) {
    this.reader = reader;
  }

  /** Only to be read. */
  Optional<Pilot> read(UUID id) {
    return reader.find(Pilot.class, id);
  }

  /** Only to be read. */
  List<Pilot> list(PilotQuery which) {
    return reader.list(Pilot.class, which.sql(), which.parameters());
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

  /** Those that something may have to be told of, by the index on the day on which that is. */
  List<UUID> toTell(LocalDate today, int limit) {
    return getEntityManager()
        .createQuery(
            "select id from Pilot where calendar.tellOn <= :today order by calendar.tellOn, id",
            UUID.class)
        .setParameter("today", today)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The periods that have their status update, by their unique index alone. */
  Set<Integer> reportedPeriods(UUID pilot) {
    @SuppressWarnings("unchecked") // the result class is given
    List<Integer> periods =
        getEntityManager()
            .createNativeQuery(
                "select period from status_update where pilot_id = :pilot", Integer.class)
            .setParameter("pilot", pilot)
            .getResultList();
    return Set.copyOf(periods);
  }
}
