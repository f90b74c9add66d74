package dev.latitude.agreement.contextevent;

import dev.latitude.agreement.context.ContextEventKind;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Context events in the database. */
@ApplicationScoped
class ContextEventRepository implements PanacheRepositoryBase<ContextEvent, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  /** Found before they are put in order: else the order would be walked, and all others with it. */
  static final String OF_PERSON =
      """
      with found as materialized (
        select id from context_event where people @> cast(:people as jsonb)
        union select id from context_event where recorded_by = :person)
      select e.* from found join context_event e using (id) where e.id < :before order by e.id desc limit\s""";

  /**
   * Those that name somebody, or that they reported; the newest first, each found by an index.
   *
   * @param people the person, as JSON
   */
  List<ContextEvent> of(String person, String people, Optional<UUID> before, int limit) {
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(OF_PERSON + limit, ContextEvent.class)
        .setParameter("person", person)
        .setParameter("people", people)
        .setParameter("before", before.orElse(AFTER_ALL))
        .getResultList();
  }

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
