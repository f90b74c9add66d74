package dev.latitude.pilot.checklist;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Checklist runs in the database. */
@ApplicationScoped
class ChecklistRunRepository implements PanacheRepositoryBase<ChecklistRun, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  /** The run that stands for the delivery. */
  Optional<ChecklistRun> current(UUID pilot, String delivery) {
    return find("pilotId = ?1 and delivery = ?2 and supersededAt is null", pilot, delivery)
        .firstResultOptional();
  }

  List<ChecklistRun> newest(UUID pilot, Optional<UUID> before, int limit) {
    return find("pilotId = ?1 and id < ?2 order by id desc", pilot, before.orElse(AFTER_ALL))
        .page(0, limit)
        .list();
  }

  /** Those that the person reported. */
  List<ChecklistRun> newestOf(String person, UUID pilot, Optional<UUID> before, int limit) {
    return find(
            "pilotId = ?1 and id < ?2 and reportedBy = ?3 order by id desc",
            pilot,
            before.orElse(AFTER_ALL),
            person)
        .page(0, limit)
        .list();
  }

  Optional<ChecklistRun> ofPilot(UUID pilot, UUID id) {
    return findByIdOptional(id).filter(run -> run.pilotId().equals(pilot));
  }
}
