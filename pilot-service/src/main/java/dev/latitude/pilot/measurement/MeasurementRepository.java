package dev.latitude.pilot.measurement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Measurements in the database. */
@ApplicationScoped
class MeasurementRepository implements PanacheRepositoryBase<Measurement, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  List<Measurement> current(UUID pilot, String metric) {
    return list("pilotId = ?1 and metric = ?2 and supersededAt is null", pilot, metric);
  }

  List<Measurement> current(UUID pilot) {
    return list("pilotId = ?1 and supersededAt is null", pilot);
  }

  List<Measurement> newest(UUID pilot, Optional<UUID> before, int limit) {
    return find("pilotId = ?1 and id < ?2 order by id desc", pilot, before.orElse(AFTER_ALL))
        .page(0, limit)
        .list();
  }

  Optional<Measurement> ofPilot(UUID pilot, UUID id) {
    return findByIdOptional(id).filter(measurement -> measurement.pilotId().equals(pilot));
  }
}
