package dev.latitude.kit.follow;

import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.telemetry.LookedUp;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * Events that should have been applied and could not be read: kept for people to look into, and
 * counted by {@code latitude.feed.set.aside} until somebody has. A count of this replica alone
 * would be forgotten with it.
 */
@ApplicationScoped
class EventsSetAside {
  private final AgroalDataSource database;
  private final LookedUp<Map<String, Integer>> left;
  private final MeterRegistry meters;
  private final Clock clock;

  EventsSetAside(AgroalDataSource database, MeterRegistry meters, Clock clock) {
    this.database = database;
    this.left = new LookedUp<>("which events are set aside", this::left, clock);
    this.meters = meters;
    this.clock = clock;
  }

  void announce(FollowedFeed feed) {
    Gauge.builder(
            "latitude.feed.set.aside",
            () -> left.number(counted -> counted.getOrDefault(feed.name(), 0)))
        .description("Events of the feed that could not be read and that nobody has dealt with yet")
        .tag("feed", feed.name())
        .register(meters);
  }

  private Map<String, Integer> left() {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "select feed, count(*) from followed_event_set_aside group by feed");
        var rows = statement.executeQuery()) {
      var counted = new HashMap<String, Integer>();
      while (rows.next()) {
        counted.put(rows.getString(1), rows.getInt(2));
      }
      return counted;
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot read which events are set aside", failure);
    }
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
