package dev.latitude.pilot.pilot;

import dev.latitude.kit.handover.HandOverRequest;
import dev.latitude.kit.history.AggregateReader;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Pilots in the database. */
@ApplicationScoped
class PilotRepository implements PanacheRepositoryBase<Pilot, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  /** One that was reverted can be reinstated up to its last day. */
  private static final String OPEN =
      "(state in ('PLANNED', 'ACTIVE', 'PAUSED') or (state = 'REVERTED' and terms -> 'plan' ->> 'end' >= :today))";

  private static final String AUTHOR = "pilot where author = :person";
  private static final String APPROVER = "pilot where approver = :person";
  private static final String OBSERVER =
      "pilot_observer join pilot on pilot.id = pilot_id where person = :person";

  private static final String SEEN =
      "(author = :viewer or approver = :viewer or exists (select from pilot_observer as own where own.pilot_id = pilot.id and own.person = :viewer))";

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
   * A person's pilots, and those that they observe, as far as the viewer may see them, newest
   * first; only to be read.
   */
  List<Pilot> of(String person, Actor viewer, Optional<UUID> before, int limit) {
    var parameters = new HashMap<String, Object>();
    parameters.put("before", before.orElse(AFTER_ALL));
    var seen = "id < :before";
    if (!viewer.is(person) && !viewer.has(Roles.AUDITOR)) {
      seen += " and " + SEEN;
      parameters.put("viewer", viewer.person());
    }
    return ofPerson(person, List.of(AUTHOR, APPROVER, OBSERVER), seen, parameters, limit);
  }

  /** A person's pilots whose rights are in force or can come into force; only to be read. */
  List<Pilot> open(String person, LocalDate today, int limit) {
    return ofPerson(
        person, List.of(AUTHOR, APPROVER), OPEN, Map.of("today", today.toString()), limit);
  }

  /** As with {@link PilotQuery}, each place that names the person walks an index of its own. */
  private List<Pilot> ofPerson(
      String person,
      List<String> places,
      String condition,
      Map<String, Object> parameters,
      int limit) {
    var all = new HashMap<>(parameters);
    all.put("person", person);
    var newest = " order by id desc limit " + limit;
    var sql =
        places.stream()
            .map(place -> "(select pilot.* from " + place + " and " + condition + newest + ")")
            .collect(Collectors.joining(" union all ", "select * from (", ") as found" + newest));
    return reader.list(Pilot.class, sql, all);
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

  /**
   * What the approver hands over, locked in the order of the ids. What somebody else has handed
   * over by the time it is locked is passed over.
   */
  List<Pilot> lockToHandOver(HandOverRequest request, int limit) {
    var query =
        getEntityManager()
            .createNativeQuery(
                toHandOver("<>", request, limit) + " for no key update", Pilot.class);
    parameters(request).forEach(query::setParameter);
    @SuppressWarnings("unchecked") // the result class is given
    List<Pilot> locked = query.getResultList();
    return locked;
  }

  /** The same, only to be read. */
  List<Pilot> toHandOver(HandOverRequest request, int limit) {
    return reader.list(Pilot.class, toHandOver("<>", request, limit), parameters(request));
  }

  /** What the approver cannot hand over to its own author; only to be read. */
  List<Pilot> ownOfSuccessor(HandOverRequest request, int limit) {
    return reader.list(Pilot.class, toHandOver("=", request, limit), parameters(request));
  }

  /** Those in which the approver still has something to say, the oldest first. */
  private static String toHandOver(String author, HandOverRequest request, int limit) {
    var people = request.people() == null ? "" : " and author = any(cast(:people as text[]))";
    return """
    select * from pilot
    where approver = :approver and author %s :successor%s
      and (state in ('PLANNED', 'ACTIVE', 'PAUSED', 'REVERTED')
           or (state = 'COMPLETED' and result in ('GRADUATED', 'PARTIALLY_GRADUATED')))
    order by id limit %d
    """
        .formatted(author, people, limit);
  }

  private static Map<String, Object> parameters(HandOverRequest request) {
    var parameters = new HashMap<String, Object>();
    parameters.put("approver", request.approver());
    parameters.put("successor", request.successor());
    if (request.people() != null) {
      parameters.put("people", request.people().toArray(String[]::new));
    }
    return parameters;
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
