package dev.latitude.pilot.evaluation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Evaluations in the database. */
@ApplicationScoped
class EvaluationRepository implements PanacheRepositoryBase<Evaluation, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  List<Evaluation> newest(UUID pilot, Optional<UUID> before, int limit) {
    return find("pilotId = ?1 and id < ?2 order by id desc", pilot, before.orElse(AFTER_ALL))
        .page(0, limit)
        .list();
  }
}
