package dev.latitude.pilot.statusupdate;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

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

  /** Those that the person reported. */
  List<StatusUpdate> newestOf(String person, UUID pilot, Optional<UUID> before, int limit) {
    return find(
            "pilotId = ?1 and id < ?2 and reportedBy = ?3 order by id desc",
            pilot,
            before.orElse(AFTER_ALL),
            person)
        .page(0, limit)
        .list();
  }

  Optional<StatusUpdate> ofPilot(UUID pilot, UUID id) {
    return findByIdOptional(id).filter(update -> update.pilotId().equals(pilot));
  }

  /** By period, those of so many periods after the one with this number. */
  Map<Integer, StatusUpdate> reportedAfter(UUID pilot, int period, int periods) {
    return list(
            "pilotId = ?1 and period > ?2 and period <= ?3",
            pilot,
            period,
            Math.addExact(period, periods))
        .stream()
        .collect(toMap(StatusUpdate::period, Function.identity()));
  }
}
