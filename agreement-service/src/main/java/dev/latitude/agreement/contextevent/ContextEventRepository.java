package dev.latitude.agreement.contextevent;

import dev.latitude.agreement.context.ContextEventKind;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Context events in the database. */
@ApplicationScoped
class ContextEventRepository implements PanacheRepositoryBase<ContextEvent, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  /** The newest first. */
  List<ContextEvent> list(@Nullable ContextEventKind kind, Optional<UUID> before, int limit) {
    var query =
        getEntityManager()
            .createQuery(
                "from ContextEvent where id < :before"
                    + (kind == null ? "" : " and kind = :kind")
                    + " order by id desc",
                ContextEvent.class)
            .setParameter("before", before.orElse(AFTER_ALL))
            .setMaxResults(limit);
    if (kind != null) {
      query.setParameter("kind", kind);
    }
    return query.getResultList();
  }
}
