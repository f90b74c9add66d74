package dev.latitude.bench.sql;

import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.Session;
import dev.latitude.bench.load.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A limit: the statements of an operation on prepared statements of the bare driver, in the same
 * transactions, reading every column of every row.
 *
 * @param service whose database
 * @param operation under which the statements are known
 * @param subjects what the turns are about
 */
public record Replay(String service, String operation, Subjects subjects) implements Work {

  /** Makes the parameters of the captured operation those of another one. */
  public interface Subjects {
    /** How many different ones there are; after that they come again. */
    int count(Environment environment);

    /** Turns a parameter's text into that of the operation about another subject. */
    UnaryOperator<String> of(int index, Environment environment);
  }

  @Override
  public Sessions prepare(Environment environment) {
    var calls = environment.calls(operation);
    var variants = new ArrayList<List<List<@Nullable String>>>();
    for (int i = 0; i < subjects.count(environment); i++) {
      var change = subjects.of(i, environment);
      variants.add(calls.stream().map(call -> changed(call, change)).toList());
    }
    return connection -> new Statements(environment.database(service).connect(), calls, variants);
  }

  private static List<@Nullable String> changed(SqlCall call, UnaryOperator<String> change) {
    var changed = new ArrayList<@Nullable String>();
    for (var parameter : call.parameters()) {
      changed.add(parameter == null ? null : change.apply(parameter));
    }
    return changed;
  }

  private static final class Statements implements Session {
    private final Connection connection;
    private final List<@Nullable PreparedStatement> statements = new ArrayList<>();
    private final List<SqlCall> calls;
    private final List<List<List<@Nullable String>>> variants;

    Statements(
        Connection connection, List<SqlCall> calls, List<List<List<@Nullable String>>> variants)
        throws SQLException {
      this.connection = connection;
      this.calls = calls;
      this.variants = variants;
      for (var call : calls) {
        statements.add(
            call.begins() || call.ends() ? null : connection.prepareStatement(call.jdbc()));
      }
    }

    @Override
    public int run(long turn) throws SQLException {
      var variant = variants.get((int) (turn % variants.size()));
      for (int i = 0; i < calls.size(); i++) {
        var statement = statements.get(i);
        if (statement != null) {
          execute(statement, variant.get(i));
        } else if (calls.get(i).begins()) {
          connection.setAutoCommit(false);
        } else {
          connection.commit();
          connection.setAutoCommit(true);
        }
      }
      return 1;
    }

    private static void execute(PreparedStatement statement, List<@Nullable String> parameters)
        throws SQLException {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      if (statement.execute()) {
        try (var rows = statement.getResultSet()) {
          var columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
              var _ = rows.getString(i);
            }
          }
        }
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
