package dev.latitude.agreement.webhook;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was sent to each endpoint, and what came of it. */
@ApplicationScoped
class DeliveryLog {
  /** So many deliveries that wait are counted at most. */
  static final int MOST_COUNTED = 10_000;

  private static final int MOST_ATTEMPTS = 200;
  private static final String COLUMNS =
      "select id, number, event_id, subject, revision, type, state, replay, attempts, due_at, created_at, finished_at from webhook_delivery ";

  private final AgroalDataSource database;

  DeliveryLog(AgroalDataSource database) {
    this.database = database;
  }

  /** The newest first. */
  @Transactional
  List<LoggedDelivery> list(
      UUID endpoint, @Nullable DeliveryState state, Optional<Long> before, int limit) {
    return run(
        COLUMNS
            + "where endpoint_id = ? and number < ?"
            + (state == null ? "" : " and state = '" + state.name() + "'")
            + " order by number desc limit ?",
        select -> {
          select.setObject(1, endpoint);
          select.setLong(2, before.orElse(Long.MAX_VALUE));
          select.setInt(3, limit);
          return deliveries(select);
        });
  }

  @Transactional
  Optional<LoggedDelivery> find(UUID endpoint, UUID delivery) {
    return run(
        COLUMNS + "where endpoint_id = ? and id = ?",
        select -> {
          select.setObject(1, endpoint);
          select.setObject(2, delivery);
          return deliveries(select).stream().findFirst();
        });
  }

  /** The newest first; of one that was tried without end, the newest of them. */
  @Transactional
  List<LoggedAttempt> attempts(UUID delivery) {
    return run(
        """
        select number, at, duration_ms, outcome, url, status, response, detail
        from webhook_attempt where delivery_id = ? order by number desc limit ?
        """,
        select -> {
          select.setObject(1, delivery);
          select.setInt(2, MOST_ATTEMPTS);
          try (var rows = select.executeQuery()) {
            var attempts = new ArrayList<LoggedAttempt>();
            while (rows.next()) {
              attempts.add(
                  new LoggedAttempt(
                      rows.getInt("number"),
                      at(rows, "at"),
                      Duration.ofMillis(rows.getInt("duration_ms")),
                      Outcome.valueOf(rows.getString("outcome")),
                      rows.getString("url"),
                      rows.getObject("status", Integer.class),
                      rows.getString("response"),
                      rows.getString("detail")));
            }
            return attempts;
          }
        });
  }

  @Transactional
  EndpointStatus status(UUID endpoint) {
    return run(
        """
        select q.failing_since, q.delivered_at,
          (select count(*) from (
            select from webhook_delivery where endpoint_id = q.endpoint_id and state = 'WAITING' limit ?) as counted) as waiting,
          (select created_at from webhook_delivery
            where endpoint_id = q.endpoint_id and state = 'WAITING' order by number limit 1) as oldest,
          (select min(due_at) from webhook_delivery where endpoint_id = q.endpoint_id and due_at is not null) as next,
          r.from_time, r.to_time, r.events, r.queued, r.created_at, r.finished_at
        from webhook_queue q left join lateral (
          select * from webhook_replay where endpoint_id = q.endpoint_id order by id desc limit 1) as r on true
        where q.endpoint_id = ?
        """,
        select -> {
          select.setInt(1, MOST_COUNTED);
          select.setObject(2, endpoint);
          try (var rows = select.executeQuery()) {
            if (!rows.next()) {
              throw new SQLException("The endpoint " + endpoint + " has no queue");
            }
            return status(rows);
          }
        });
  }

  private static EndpointStatus status(ResultSet row) throws SQLException {
    var from = mayBe(row, "from_time");
    var replay =
        from == null
            ? null
            : new ReplayStatus(
                from,
                at(row, "to_time"),
                row.getInt("events"),
                row.getInt("queued"),
                at(row, "created_at"),
                mayBe(row, "finished_at"));
    return new EndpointStatus(
        row.getInt("waiting"),
        mayBe(row, "oldest"),
        mayBe(row, "next"),
        mayBe(row, "failing_since"),
        mayBe(row, "delivered_at"),
        replay);
  }

  /**
   * Forgets what was finished before a moment, with its attempts.
   *
   * @return how many
   */
  @Transactional
  int forget(Instant finishedBefore, int limit) {
    return run(
        """
        delete from webhook_delivery where id in (
          select id from webhook_delivery where finished_at < ? order by finished_at limit ? for update skip locked)
        """,
        delete -> {
          delete.setObject(1, finishedBefore.atOffset(ZoneOffset.UTC));
          delete.setInt(2, limit);
          return delete.executeUpdate();
        });
  }

  private static List<LoggedDelivery> deliveries(PreparedStatement select) throws SQLException {
    try (var rows = select.executeQuery()) {
      var deliveries = new ArrayList<LoggedDelivery>();
      while (rows.next()) {
        deliveries.add(
            new LoggedDelivery(
                rows.getObject("id", UUID.class),
                rows.getLong("number"),
                rows.getObject("event_id", UUID.class),
                rows.getObject("subject", UUID.class),
                rows.getLong("revision"),
                rows.getString("type"),
                DeliveryState.valueOf(rows.getString("state")),
                rows.getBoolean("replay"),
                rows.getInt("attempts"),
                mayBe(rows, "due_at"),
                at(rows, "created_at"),
                mayBe(rows, "finished_at")));
      }
      return deliveries;
    }
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant mayBe(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private <T> T run(String sql, Work<T> work) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot read the log of webhooks", failure);
    }
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }
}
