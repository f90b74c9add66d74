package dev.latitude.bench.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Copies of something that was made through the API, so that there are many of it: rows of the
 * thing and of what belongs to it, under new ids. What happened to the original did not happen to
 * them.
 *
 * @param changes SQL for what is another in each of them, by its number {@code c.n} or an id {@code
 *     c.other}
 */
public record Copies(String table, String changes, List<Part> parts) {

  /** A table whose rows belong to the thing by this column. */
  public record Part(String table, String column) {}

  /** Whose id begins so is who approves copies. */
  public static final String APPROVER = "approver-";

  /** So many copies are of the same approver. */
  public static final int OF_EACH = 10;

  private static final String OF_AN_APPROVER =
      "'approver', '%s' || c.n / %d".formatted(APPROVER, OF_EACH);

  public static final Copies OF_PROPOSALS =
      new Copies(
          "proposal",
          "jsonb_build_object(%s)".formatted(OF_AN_APPROVER),
          List.of(new Part("proposal_decision", "proposal_id")));

  public static final Copies OF_PILOTS =
      new Copies(
          "pilot",
          "jsonb_build_object('proposal_id', c.other, %s)".formatted(OF_AN_APPROVER),
          List.of(new Part("trigger_set", "pilot_id"), new Part("trigger_state", "pilot_id")));

  /**
   * Makes so many, and keeps their ids in a new table {@code list}, numbered from 0.
   *
   * @param id SQL for the id of number {@code n}
   */
  public void make(Connection connection, UUID original, String list, String id, int many)
      throws SQLException {
    execute(
        connection,
        "create table %s as select n::int as n, %s as id, gen_random_uuid() as other from generate_series(0, %d) n"
            .formatted(list, id, many - 1));
    execute(connection, "analyze " + list);
    copy(
        connection,
        original,
        list,
        new Part(table, "id"),
        "jsonb_build_object('id', c.id) || " + changes);
    for (var part : parts) {
      copy(
          connection,
          original,
          list,
          part,
          "jsonb_build_object('%s', c.id)".formatted(part.column()));
    }
    execute(connection, "analyze");
  }

  private static void copy(
      Connection connection, UUID original, String list, Part part, String changes)
      throws SQLException {
    execute(
        connection,
        """
        insert into %1$s (%2$s) select %3$s from %1$s t, %4$s c, jsonb_populate_record(t, %5$s) made where t.%6$s = '%7$s'
        """
            .formatted(
                part.table(),
                columns(connection, part.table(), ""),
                columns(connection, part.table(), "made."),
                list,
                changes,
                part.column(),
                original));
  }

  /** But for those that the database computes by itself. */
  private static String columns(Connection connection, String table, String prefix)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            select string_agg(? || attname, ', ' order by attnum) from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            """)) {
      statement.setString(1, prefix);
      statement.setString(2, table);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Ids in the order of their numbers, separated by spaces: all, or of very many some from
   * everywhere.
   */
  public static String ids(Connection connection, String list, int most) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select string_agg(id::text, ' ' order by n) from %1$s where n %% (select 1 + count(*) / %2$d from %1$s) = 0"
                    .formatted(list, most))) {
      rows.next();
      return rows.getString(1);
    }
  }
}
