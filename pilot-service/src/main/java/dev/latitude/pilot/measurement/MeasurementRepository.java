package dev.latitude.pilot.measurement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Measurements in the database. */
@ApplicationScoped
class MeasurementRepository implements PanacheRepositoryBase<Measurement, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  /** The latest current value whose days overlap these; current values do not overlap. */
  Optional<Measurement> overlapping(UUID pilot, String metric, LocalDate from, LocalDate to) {
    return getEntityManager()
        .createQuery(
            """
            select m from Measurement m
            where m.pilotId = :pilot and m.metric = :metric and m.supersededAt is null and m.from <= :to
            order by m.from desc
            """,
            Measurement.class)
        .setParameter("pilot", pilot)
        .setParameter("metric", metric)
        .setParameter("to", to)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .filter(measurement -> !measurement.to().isBefore(from))
        .findFirst();
  }

  List<Measurement> newest(UUID pilot, Optional<UUID> before, int limit) {
    return find("pilotId = ?1 and id < ?2 order by id desc", pilot, before.orElse(AFTER_ALL))
        .page(0, limit)
        .list();
  }

  /** Those that the person recorded, or about which they said something. */
  List<Measurement> newestOf(String person, UUID pilot, Optional<UUID> before, int limit) {
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select * from measurement
            where pilot_id = :pilot and id < :before
              and (recorded_by = :person
                or disputes @> jsonb_build_array(jsonb_build_object('raisedBy', cast(:person as text)))
                or disputes @> jsonb_build_array(jsonb_build_object('resolvedBy', cast(:person as text))))
            order by id desc
            """,
            Measurement.class)
        .setParameter("pilot", pilot)
        .setParameter("before", before.orElse(AFTER_ALL))
        .setParameter("person", person)
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<Measurement> ofPilot(UUID pilot, UUID id) {
    return find("pilotId = ?1 and id = ?2", pilot, id).firstResultOptional();
  }
}
