package dev.latitude.bench.sql;

import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.Session;
import dev.latitude.bench.load.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A limit: all rows of one statement by a cursor of the bare driver, reading every column.
 *
 * @param service whose database
 * @param operation of which it is the one statement that is known
 * @param parameters of the statement
 */
public record Cursor(String service, String operation, Parameters parameters) implements Work {
  private static final int AT_A_TIME = 500;

  /** Knows what to ask. */
  public interface Parameters {
    List<String> of(Environment environment);
  }

  @Override
  public Sessions prepare(Environment environment) {
    var statement = environment.fact(operation);
    return _ ->
        new Reading(environment.database(service).connect(), statement, parameters.of(environment));
  }

  private record Reading(Connection connection, String sql, List<String> parameters)
      implements Session {
    @Override
    public int run(long turn) throws SQLException {
      connection.setAutoCommit(false);
      try (var statement = connection.prepareStatement(sql)) {
        statement.setFetchSize(AT_A_TIME);
        for (int i = 0; i < parameters.size(); i++) {
          statement.setString(i + 1, parameters.get(i));
        }
        int count = 0;
        try (var rows = statement.executeQuery()) {
          var columns = rows.getMetaData().getColumnCount();
          for (; rows.next(); count++) {
            for (int i = 1; i <= columns; i++) {
              var _ = rows.getString(i);
            }
          }
        }
        return count;
      } finally {
        connection.rollback();
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
