package dev.latitude.kit.follow;

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
 * How far each feed has been applied, kept in the database beside what it was applied to. Replicas
 * read the same stretch at the same time; the row lock lets one of them apply it, and the others
 * then see that the cursor has moved on and drop what they have read.
 */
@ApplicationScoped
class FeedCursors {
  private final AgroalDataSource database;

  FeedCursors(AgroalDataSource database) {
    this.database = database;
  }

  /** Where a feed has been applied to, and until when that makes this service's knowledge whole. */
  record Place(@Nullable String cursor, @Nullable Instant asOf) {}

  @Transactional
  Place read(String feed) {
    return place("select cursor, as_of from followed_feed where feed = ?", feed);
  }

  /** Whether the feed is still where it was read from; if so, nobody else moves it for now. */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean lockAt(String feed, @Nullable String expected) {
    return Objects.equals(
        expected,
        place("select cursor, as_of from followed_feed where feed = ? for update", feed).cursor());
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void moveTo(String feed, String cursor, @Nullable Instant asOf) {
    int _ =
        run(
            "update followed_feed set cursor = ?, as_of = greatest(as_of, ?) where feed = ?",
            statement -> {
              statement.setString(1, cursor);
              statement.setObject(2, asOf == null ? null : asOf.atOffset(ZoneOffset.UTC));
              statement.setString(3, feed);
              return statement.executeUpdate();
            });
  }

  private Place place(String sql, String feed) {
    return run(
        sql,
        statement -> {
          statement.setString(1, feed);
          try (var row = statement.executeQuery()) {
            if (!row.next()) {
              throw new SQLException("The row of the feed " + feed + " is missing");
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
      throw new IllegalStateException("Cannot use the cursor of a feed", failure);
    }
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }
}
