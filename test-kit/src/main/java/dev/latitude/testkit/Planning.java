package dev.latitude.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Whether PostgreSQL keeps the plan of a statement. It plans the first five times for the very
 * values; then it goes on with one plan for all values, unless that looks worse by more than
 * planning costs.
 */
public final class Planning {
  private static final int TIMES = 25;

  /** The driver itself waits five times before it lets the server keep the statement. */
  private static final int KEPT = 20;

  private Planning() {}

  /** Fills in the places of a statement. */
  public interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  /** How often of some twenty times a statement is planned anew on a connection that stays open. */
  public static long anew(Connection connection, String sql, Parameters parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < TIMES; i++) {
        parameters.set(statement);
        try (var rows = statement.executeQuery()) {
          if (!rows.next()) {
            throw new IllegalStateException("Nothing is found, so that nothing is said by it");
          }
        }
      }
      return planned(connection, sql);
    }
  }

  private static long planned(Connection connection, String sql) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select custom_plans, generic_plans from pg_prepared_statements where statement = ?")) {
      statement.setString(1, numbered(sql));
      try (var rows = statement.executeQuery()) {
        if (!rows.next() || rows.getLong(1) + rows.getLong(2) < KEPT) {
          throw new IllegalStateException("The server does not know the statement: " + sql);
        }
        return rows.getLong(1);
      }
    }
  }

  /** As the driver sends it. */
  private static String numbered(String sql) {
    var place = new AtomicInteger();
    return Pattern.compile("[?]").matcher(sql).replaceAll(_ -> "\\$" + place.incrementAndGet());
  }
}
