package dev.latitude.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns of a database in which somebody could be named: whatever is text or JSON. A service
 * says of each whether it names persons, so that a new one is not forgotten when a person is.
 */
public final class PersonalColumns {
  /** Of the service kit, which looks after them itself, and of libraries. */
  private static final Set<String> NOT_OF_THE_SERVICE =
      Set.of(
          "event",
          "idempotency_key",
          "pseudonymisation",
          "followed_feed",
          "followed_event_set_aside",
          "scheduled_tasks",
          "flyway_schema_history");

  private PersonalColumns() {}

  /** All of them, as {@code table.column}; of a table in parts those of the whole. */
  public static Set<String> of(Connection connection) throws SQLException {
    var columns = new TreeSet<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select t.relname, c.attname
                from pg_class t join pg_attribute c on c.attrelid = t.oid
                where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
                  and c.attnum > 0 and not c.attisdropped
                  and c.atttypid in ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype, 'json'::regtype, 'jsonb'::regtype, 'bytea'::regtype)
                """)) {
      while (rows.next()) {
        if (!NOT_OF_THE_SERVICE.contains(rows.getString(1))) {
          columns.add(rows.getString(1) + "." + rows.getString(2));
        }
      }
    }
    return columns;
  }

  /** Rows of any table, as JSON after the table's name, that have the words in them. */
  public static List<String> rowsNaming(Connection connection, String words) throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var tables =
            statement.executeQuery(
                "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition")) {
      while (tables.next()) {
        var table = tables.getString(1);
        try (var rows =
            connection.prepareStatement(
                "select to_jsonb(t)::text from %s t where position(? in to_jsonb(t)::text) > 0"
                    .formatted(table))) {
          rows.setString(1, words);
          try (var row = rows.executeQuery()) {
            while (row.next()) {
              found.add(table + " " + row.getString(1));
            }
          }
        }
      }
    }
    return found;
  }
}
