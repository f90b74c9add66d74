package dev.latitude.kit.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.SessionFactory;

/**
 * Reads aggregates as they are now, only to be shown: what is done to them is not kept, and what a
 * transaction has not written yet is not seen. A reading is one statement and needs no transaction;
 * no connection is held afterwards, however long the request goes on.
 */
@ApplicationScoped
public class AggregateReader {
  private final SessionFactory sessions;

  AggregateReader(SessionFactory sessions) {
    this.sessions = sessions;
  }

  public <T extends Aggregate> Optional<T> find(Class<T> type, UUID id) {
    return Optional.ofNullable(sessions.fromStatelessSession(session -> session.get(type, id)));
  }

  public <T extends Aggregate> List<T> list(
      Class<T> type, String sql, Map<String, Object> parameters) {
    return sessions.fromStatelessSession(
        session -> {
          var query = session.createNativeQuery(sql, type);
          parameters.forEach(query::setParameter);
          return query.getResultList();
        });
  }
}
