package dev.latitude.pilot.pilot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The trigger sets that ever stood, in the database. */
@ApplicationScoped
public class StandingTriggerSets
    implements PanacheRepositoryBase<StandingTriggerSet, StandingTriggerSet.Key> {

  /** Oldest first. */
  public List<StandingTriggerSet> of(UUID pilot, long afterRevision, int limit) {
    return find(
            "key.pilotId = ?1 and key.revision > ?2 order by key.revision", pilot, afterRevision)
        .page(0, limit)
        .list();
  }
}
