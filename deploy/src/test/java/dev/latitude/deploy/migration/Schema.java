package dev.latitude.deploy.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a database says of its schema, as far as a service can come to depend on it.
 *
 * @param relations tables, views and sequences, each with its kind
 * @param columns by {@code table.column}
 * @param constraints those that refuse rows, unique indexes included, by {@code name on table}
 * @param triggers by {@code name on table}, each with its definition
 * @param functions by name and arguments, each with its result and what it does
 */
record Schema(
    Map<String, String> relations,
    Map<String, Column> columns,
    Map<String, Constraint> constraints,
    Map<String, String> triggers,
    Map<String, String> functions) {

  record Column(String table, String type, boolean required, boolean filled) {
    /** Whether a row that says nothing about the column is refused. */
    boolean mustBeSaid() {
      return required && !filled;
    }
  }

  /**
   * A rule of a table.
   *
   * @param columns {@code table.column} of each that it is about
   * @param unique whether it keeps rows apart, and so is what {@code on conflict} may name
   */
  record Constraint(String table, List<String> columns, boolean unique, String definition) {}

  static Schema of(Connection connection) throws SQLException {
    return new Schema(
        texts(
            connection,
            """
            select relname, relkind::text from pg_class
             where relnamespace = current_schema::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
               and not relispartition
            """),
        columns(connection),
        constraints(connection),
        texts(
            connection,
            """
            select tgname || ' on ' || relname, pg_get_triggerdef(pg_trigger.oid)
              from pg_trigger join pg_class on pg_class.oid = tgrelid
             where relnamespace = current_schema::regnamespace and not tgisinternal and not relispartition
            """),
        texts(
            connection,
            """
            select oid::regprocedure::text, pg_get_functiondef(oid) from pg_proc
             where pronamespace = current_schema::regnamespace and prokind in ('f', 'p')
            """));
  }

  private static Map<String, Column> columns(Connection connection) throws SQLException {
    var columns = new TreeMap<String, Column>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select relname, attname, format_type(atttypid, atttypmod), attnotnull,
                       atthasdef or attidentity <> '' or attgenerated <> ''
                  from pg_attribute join pg_class on pg_class.oid = attrelid
                 where relnamespace = current_schema::regnamespace and relkind in ('r', 'p', 'v', 'm')
                   and not relispartition and attnum > 0 and not attisdropped
                """)) {
      while (rows.next()) {
        columns.put(
            rows.getString(1) + "." + rows.getString(2),
            new Column(
                rows.getString(1), rows.getString(3), rows.getBoolean(4), rows.getBoolean(5)));
      }
    }
    return columns;
  }

  private static Map<String, Constraint> constraints(Connection connection) throws SQLException {
    var constraints = new TreeMap<String, Constraint>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select conname, relname, contype in ('p', 'u', 'x'), pg_get_constraintdef(pg_constraint.oid),
                       array(select relname || '.' || attname from pg_attribute
                              where attrelid = conrelid and attnum = any (conkey))
                  from pg_constraint join pg_class on pg_class.oid = conrelid
                 where relnamespace = current_schema::regnamespace and contype <> 'n' and not relispartition
                union all
                select name.relname, host.relname, true, pg_get_indexdef(indexrelid),
                       array(select host.relname || '.' || attname from pg_attribute
                              where attrelid = indrelid and attnum = any (indkey))
                  from pg_index join pg_class name on name.oid = indexrelid join pg_class host on host.oid = indrelid
                 where host.relnamespace = current_schema::regnamespace and indisunique and not host.relispartition
                   and not exists (select from pg_constraint where conindid = indexrelid)
                """)) {
      while (rows.next()) {
        constraints.put(
            rows.getString(1) + " on " + rows.getString(2),
            new Constraint(
                rows.getString(2),
                List.of((String[]) rows.getArray(5).getArray()),
                rows.getBoolean(3),
                rows.getString(4)));
      }
    }
    return constraints;
  }

  private static Map<String, String> texts(Connection connection, String query)
      throws SQLException {
    var texts = new TreeMap<String, String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.put(rows.getString(1), rows.getString(2));
      }
    }
    return texts;
  }
}
