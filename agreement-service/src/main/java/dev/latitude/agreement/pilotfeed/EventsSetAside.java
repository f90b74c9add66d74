package dev.latitude.agreement.pilotfeed;

import dev.latitude.kit.history.CloudEvent;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;

/** Events that should have given a right and could not be read: kept for people to look into. */
@ApplicationScoped
class EventsSetAside {
  private final AgroalDataSource database;
  private final Clock clock;

  EventsSetAside(AgroalDataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void add(CloudEvent event, String reason) {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into pilot_event_set_aside (event_id, sequence, type, pilot_id, reason, set_aside_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
      insert.setObject(1, event.id());
      insert.setString(2, event.sequence());
      insert.setString(3, event.type());
      insert.setObject(4, event.subject());
      insert.setString(5, reason);
      insert.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
      int _ = insert.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot set an event aside", failure);
    }
  }

  @Transactional
  long count() {
    try (var connection = database.getConnection();
        var count = connection.prepareStatement("select count(*) from pilot_event_set_aside");
        var row = count.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot count the events set aside", failure);
    }
  }
}
