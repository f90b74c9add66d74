package dev.latitude.kit.follow;

import dev.latitude.kit.history.CloudEvent;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;

/** Events that should have been applied and could not be read: kept for people to look into. */
@ApplicationScoped
class EventsSetAside {
  private final AgroalDataSource database;
  private final Clock clock;

  EventsSetAside(AgroalDataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void add(String feed, CloudEvent event, String reason) {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into followed_event_set_aside (feed, event_id, sequence, type, subject, reason, set_aside_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)) {
      insert.setString(1, feed);
      insert.setObject(2, event.id());
      insert.setString(3, event.sequence());
      insert.setString(4, event.type());
      insert.setObject(5, event.subject());
      insert.setString(6, reason);
      insert.setObject(7, clock.instant().atOffset(ZoneOffset.UTC));
      int _ = insert.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot set an event aside", failure);
    }
  }
}
