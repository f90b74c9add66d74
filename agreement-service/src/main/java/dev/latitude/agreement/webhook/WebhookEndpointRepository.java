package dev.latitude.agreement.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Endpoints in the database. There are few. */
@ApplicationScoped
class WebhookEndpointRepository implements PanacheRepositoryBase<WebhookEndpoint, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  /** The newest first. */
  List<WebhookEndpoint> list(Optional<UUID> before, int limit) {
    return find("id < ?1 order by id desc", before.orElse(AFTER_ALL)).range(0, limit - 1).list();
  }

  List<WebhookEndpoint> registeredBy(String person) {
    return find("createdBy = ?1 order by id desc", person).list();
  }

  /** How many there are; until this transaction ends no other adds one, on any replica. */
  long countAndLock() {
    getEntityManager()
        .createNativeQuery(
            "select 1 from pg_advisory_xact_lock(hashtextextended('latitude webhook endpoints', 0))")
        .getSingleResult();
    return count();
  }
}
