package dev.latitude.proposal.friction;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sums up a person's entries in the database. Grouping follows the index on author and decision, so
 * it stops at the limit and holds no more than one decision's waiting times at a time.
 */
@ApplicationScoped
class FrictionSummaries {
  /**
   * {@code percentile_cont} leaves out absent times and takes the mean of the two in the middle.
   */
  private static final String SUMMARY =
      """
      select decision, count(*) as entries, count(waiting_seconds) as waits,
             coalesce(sum(waiting_seconds), 0) as total,
             percentile_cont(0.5) within group (order by waiting_seconds) as median, %s
      from friction_entry
      where author = ? and decision > ? and day between ? and ?%%s
      group by decision order by decision limit ?
      """
          .formatted(
              Arrays.stream(FrictionSign.values())
                  .map(sign -> "count(*) filter (where sign = '%1$s') as %1$s".formatted(sign))
                  .collect(Collectors.joining(", ")));

  private static final String OF_ALL_DECISIONS = SUMMARY.formatted("");
  private static final String OF_SOME_DECISIONS = SUMMARY.formatted(" and decision = any(?)");

  private final AgroalDataSource database;

  FrictionSummaries(AgroalDataSource database) {
    this.database = database;
  }

  /** By decision, from the one after the given one; entries that name no decision are in none. */
  List<FrictionSummary> of(
      String author,
      @Nullable Collection<String> decisions,
      LocalDate from,
      LocalDate to,
      String after,
      int limit) {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(decisions == null ? OF_ALL_DECISIONS : OF_SOME_DECISIONS)) {
      int next = 1;
      statement.setString(next++, author);
      statement.setString(next++, after);
      statement.setObject(next++, from);
      statement.setObject(next++, to);
      if (decisions != null) {
        statement.setArray(next++, connection.createArrayOf("text", decisions.toArray()));
      }
      statement.setInt(next, limit);
      var summaries = new ArrayList<FrictionSummary>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          summaries.add(summary(rows, from, to));
        }
      }
      return summaries;
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot sum up a friction log", failure);
    }
  }

  private static FrictionSummary summary(ResultSet row, LocalDate from, LocalDate to)
      throws SQLException {
    return new FrictionSummary(
        row.getString("decision"),
        from,
        to,
        row.getLong("entries"),
        row.getLong("waits"),
        Duration.ofSeconds(row.getLong("total")),
        median(row),
        bySign(row));
  }

  /** Whole or half seconds, which a double holds exactly. */
  private static @Nullable Duration median(ResultSet row) throws SQLException {
    double seconds = row.getDouble("median");
    return row.wasNull() ? null : Duration.ofMillis(Math.round(seconds * 1_000));
  }

  private static List<SignCount> bySign(ResultSet row) throws SQLException {
    var counts = new ArrayList<SignCount>();
    for (var sign : FrictionSign.values()) {
      long count = row.getLong(sign.name());
      if (count > 0) {
        counts.add(new SignCount(sign, count));
      }
    }
    return counts;
  }
}
