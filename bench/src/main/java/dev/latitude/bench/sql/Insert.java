package dev.latitude.bench.sql;

import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.Session;
import dev.latitude.bench.load.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A limit: one row of half a kilobyte, inserted and committed.
 *
 * @param service in whose database
 */
public record Insert(String service) implements Work {
  private static final String ROW = "x".repeat(500);

  /** Makes the table for it. */
  public static void prepare(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists bench_row (id uuid primary key, at timestamptz not null, text text not null)");
    }
  }

  @Override
  public Sessions prepare(Environment environment) {
    return _ -> {
      var connection = environment.database(service).connect();
      return new OneRow(
          connection,
          connection.prepareStatement("insert into bench_row (id, at, text) values (?, now(), ?)"));
    };
  }

  private record OneRow(Connection connection, PreparedStatement insert) implements Session {
    @Override
    public int run(long turn) throws SQLException {
      insert.setObject(1, UUID.randomUUID());
      insert.setString(2, ROW);
      return insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
