package dev.latitude.bench.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;

/** Loads very many rows the way a restore does: COPY first, then indexes and constraints. */
public final class Bulk {
  private final Connection connection;
  private final String table;

  public Bulk(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /** Something to remove before and to make again after. */
  private record Part(String drop, String create) {}

  /**
   * Loads the rows.
   *
   * @param columns as in an insert
   * @param row the n-th row as a line of COPY's text format, without its end
   */
  public void load(String columns, int rows, IntFunction<String> row)
      throws SQLException, IOException {
    var parts = parts();
    for (var part : parts) {
      execute(part.drop());
    }
    copy(columns, rows, row);
    for (var part : parts.reversed()) {
      execute(part.create());
    }
    execute("vacuum analyze " + table);
  }

  private void copy(String columns, int rows, IntFunction<String> row)
      throws SQLException, IOException {
    var copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy %s (%s) from stdin".formatted(table, columns));
    var lines = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      lines.append(row.apply(i)).append('\n');
      if (lines.length() > 60_000 || i == rows - 1) {
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
      }
    }
    var _ = copy.endCopy();
  }

  /** Indexes and exclusion constraints, but for the primary key. */
  private List<Part> parts() throws SQLException {
    var parts = new ArrayList<Part>();
    try (var statement =
        connection.prepareStatement(
            """
            select 'alter table ' || conrelid::regclass || ' drop constraint ' || conname,
                   'alter table ' || conrelid::regclass || ' add constraint ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where conrelid = ?::regclass and contype = 'x'
            union all
            select 'drop index ' || indexrelid::regclass, pg_get_indexdef(indexrelid)
            from pg_index i
            where indrelid = ?::regclass and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
            """)) {
      statement.setString(1, table);
      statement.setString(2, table);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          parts.add(new Part(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return parts;
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
