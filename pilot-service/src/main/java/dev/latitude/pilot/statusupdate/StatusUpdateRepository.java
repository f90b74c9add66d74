package dev.latitude.pilot.statusupdate;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Status updates in the database. */
@ApplicationScoped
class StatusUpdateRepository implements PanacheRepositoryBase<StatusUpdate, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  boolean exists(UUID pilot, int period) {
    return count("pilotId = ?1 and period = ?2", pilot, period) > 0;
  }

  List<StatusUpdate> newest(UUID pilot, Optional<UUID> before, int limit) {
    return find("pilotId = ?1 and id < ?2 order by id desc", pilot, before.orElse(AFTER_ALL))
        .page(0, limit)
        .list();
  }

  Optional<StatusUpdate> ofPilot(UUID pilot, UUID id) {
    return findByIdOptional(id).filter(update -> update.pilotId().equals(pilot));
  }
}
