package dev.latitude.agreement.pilotfeed;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the feed has been applied, kept in the database beside what it was applied to. Replicas
 * read the same stretch at the same time; the row lock lets one of them apply it, and the others
 * then see that the cursor has moved on and drop what they have read.
 */
@ApplicationScoped
class PilotFeedCursor {
  private final AgroalDataSource database;

  PilotFeedCursor(AgroalDataSource database) {
    this.database = database;
  }

  /** Where the feed has been applied to, and until when that makes the register complete. */
  record Place(@Nullable String cursor, @Nullable Instant asOf) {}

  @Transactional
  Place read() {
    return place("select cursor, as_of from pilot_feed");
  }

  /** Whether the feed is still where it was read from; if so, nobody else moves it for now. */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean lockAt(@Nullable String expected) {
    return Objects.equals(
        expected, place("select cursor, as_of from pilot_feed for update").cursor());
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void moveTo(String cursor, @Nullable Instant asOf) {
    int _ =
        run(
            "update pilot_feed set cursor = ?, as_of = greatest(as_of, ?)",
            statement -> {
              statement.setString(1, cursor);
              statement.setObject(2, asOf == null ? null : asOf.atOffset(ZoneOffset.UTC));
              return statement.executeUpdate();
            });
  }

  private Place place(String sql) {
    return run(
        sql,
        statement -> {
          try (var row = statement.executeQuery()) {
            if (!row.next()) {
              throw new SQLException("The row of the pilot feed is missing");
            }
            var asOf = row.getObject(2, OffsetDateTime.class);
            return new Place(row.getString(1), asOf == null ? null : asOf.toInstant());
          }
        });
  }

  private <T> T run(String sql, Work<T> work) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot use the cursor of the pilot feed", failure);
    }
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }
}
