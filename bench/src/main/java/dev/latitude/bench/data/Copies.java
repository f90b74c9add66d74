package dev.latitude.bench.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Copies of something that was made through the API, so that there are many of it: rows of the
 * thing and of what belongs to it, under new ids. What happened to the original did not happen to
 * them.
 */
public record Copies(String table, String unique, List<Part> parts) {

  /** A table whose rows belong to the thing by this column. */
  public record Part(String table, String column) {}

  public static final Copies OF_PILOTS =
      new Copies(
          "pilot",
          "proposal_id",
          List.of(new Part("trigger_set", "pilot_id"), new Part("trigger_state", "pilot_id")));

  /** Makes so many, and keeps their ids in the table {@code bench_copy}, numbered from 0. */
  public void make(Connection connection, UUID original, int many) throws SQLException {
    execute(
        connection,
        "create table bench_copy as select n::int as n, uuidv7() as id, gen_random_uuid() as other from generate_series(0, %d) n"
            .formatted(many - 1));
    execute(
        connection,
        """
        insert into %1$s select made.* from %1$s t, bench_copy c,
          jsonb_populate_record(t, jsonb_build_object('id', c.id, '%2$s', c.other)) made where t.id = '%3$s'
        """
            .formatted(table, unique, original));
    for (var part : parts) {
      execute(
          connection,
          """
          insert into %1$s select made.* from %1$s t, bench_copy c,
            jsonb_populate_record(t, jsonb_build_object('%2$s', c.id)) made where t.%2$s = '%3$s'
          """
              .formatted(part.table(), part.column(), original));
    }
    execute(connection, "analyze");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** All ids in the order of their numbers, separated by spaces. */
  public static String ids(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select string_agg(id::text, ' ' order by n) from bench_copy")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
