package dev.latitude.bench.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How the server finds the rows of an operation's statements. */
public final class Plans {
  private static final Pattern SCAN = Pattern.compile("\\b(\\w+ )*Scan\\b.*");

  /** A quarter's part of a table that is divided by time. */
  private static final Pattern QUARTER = Pattern.compile("_20[0-9]{2}q[1-4]");

  private static final Pattern UPDATE = Pattern.compile("(update \\w+ set ).*?( where .*)");

  private static final int SHOWN = 100;

  private Plans() {}

  /**
   * The beginning of each statement that looks for something, and how it scans which table, each
   * indented.
   */
  public static List<String> of(Connection connection, List<SqlCall> calls) throws SQLException {
    var lines = new ArrayList<String>();
    for (var call : calls) {
      var scans = scans(connection, call);
      if (!scans.isEmpty()) {
        lines.add(shown(call.sql()));
        scans.forEach(scan -> lines.add("    " + scan));
      }
    }
    return lines;
  }

  /** An update without its columns: which ones it changes depends on what had changed before. */
  private static String shown(String sql) {
    var line = sql.replaceAll("\\s+", " ");
    var update = UPDATE.matcher(line);
    var text =
        update.matches()
            ? update.group(1) + "..." + update.group(2).replaceAll("\\$[0-9]+", "?")
            : line;
    return text.substring(0, Math.min(SHOWN, text.length()));
  }

  private static List<String> scans(Connection connection, SqlCall call) throws SQLException {
    var scans = new ArrayList<String>();
    if (call.begins() || call.ends()) {
      return scans;
    }
    try (var statement = connection.prepareStatement("explain (costs off) " + call.jdbc())) {
      for (int i = 0; i < call.parameters().size(); i++) {
        statement.setString(i + 1, call.parameters().get(i));
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var matcher = SCAN.matcher(rows.getString(1));
          if (matcher.find()) {
            scans.add(QUARTER.matcher(matcher.group()).replaceAll("_QUARTER"));
          }
        }
      }
    }
    return scans.stream().distinct().toList();
  }
}
