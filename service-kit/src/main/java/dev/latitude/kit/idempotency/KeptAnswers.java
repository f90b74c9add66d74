package dev.latitude.kit.idempotency;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The table of first answers. They are kept inside the transaction that does the work, so that work
 * and answer are kept together or not at all.
 */
@ApplicationScoped
public class KeptAnswers {
  private static final Duration KEPT_FOR = Duration.ofHours(24);

  private final AgroalDataSource database;
  private final Clock clock;

  KeptAnswers(AgroalDataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Makes this transaction the only one, on any replica, that works under the key; false when
   * another one does.
   */
  boolean claim(String caller, IdempotencyKey key) {
    return inConnection(
        "select pg_try_advisory_xact_lock(hashtextextended(?, 0))",
        statement -> {
          statement.setString(1, "idempotency " + caller + " " + key.value());
          try (var row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
          }
        });
  }

  Optional<KeptAnswer> find(String caller, IdempotencyKey key) {
    return inConnection(
        "select fingerprint, status, etag, location, body from idempotency_key where caller = ? and key = ? and created_at > ?",
        statement -> {
          statement.setString(1, caller);
          statement.setString(2, key.value());
          statement.setTimestamp(3, Timestamp.from(clock.instant().minus(KEPT_FOR)));
          try (var row = statement.executeQuery()) {
            return row.next()
                ? Optional.of(
                    new KeptAnswer(
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                : Optional.<KeptAnswer>empty();
          }
        });
  }

  void keep(String caller, IdempotencyKey key, KeptAnswer answer) {
    inConnection(
        """
        insert into idempotency_key (caller, key, fingerprint, status, etag, location, body, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (caller, key) do update
          set fingerprint = excluded.fingerprint, status = excluded.status, etag = excluded.etag,
              location = excluded.location, body = excluded.body, created_at = excluded.created_at
        """, // the conflict can only be with a row too old to count
        statement -> {
          statement.setString(1, caller);
          statement.setString(2, key.value());
          statement.setString(3, answer.fingerprint());
          statement.setInt(4, answer.status());
          statement.setString(5, answer.etag());
          statement.setString(6, answer.location());
          statement.setString(7, answer.body());
          statement.setTimestamp(8, Timestamp.from(clock.instant()));
          return statement.executeUpdate();
        });
  }

  /**
   * Forgets the answers that gave the caller the thing at this path, for things that are to be gone
   * when they are deleted and not merely out of sight. The request that made it, sent again under
   * its key, is then a new request. A kept location begins with the origin that the client asked.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void forget(String caller, String path) {
    inConnection(
        "delete from idempotency_key where caller = ? and right(location, length(?)) = ?",
        statement -> {
          statement.setString(1, caller);
          statement.setString(2, path);
          statement.setString(3, path);
          return statement.executeUpdate();
        });
  }

  @Transactional
  void forgetExpired() {
    inConnection(
        "delete from idempotency_key where created_at <= ?",
        statement -> {
          statement.setTimestamp(1, Timestamp.from(clock.instant().minus(KEPT_FOR)));
          return statement.executeUpdate();
        });
  }

  private <T> T inConnection(String sql, Work<T> work) {
    try (Connection connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot use the table of idempotency keys", failure);
    }
  }

  private interface Work<T> {
    T on(java.sql.PreparedStatement statement) throws SQLException;
  }
}
