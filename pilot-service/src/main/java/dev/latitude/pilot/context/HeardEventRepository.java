package dev.latitude.pilot.context;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** Context events that were heard of, in the database. */
@ApplicationScoped
class HeardEventRepository implements PanacheRepositoryBase<HeardEvent, UUID> {
  /** The oldest that has not reached all pilots; whoever asks at the same time waits for it. */
  Optional<HeardEvent> lockOldestUnfinished() {
    return find("doneAt is null order by heardAt, id")
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }
}
