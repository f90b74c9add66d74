package dev.latitude.local.postgres;

import dev.latitude.local.failure.StartFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Whether what is committed must survive a crash of the machine. */
public enum Durability {
  /** For data that is kept. */
  DURABLE("on"),
  /** For data that is thrown away anyway; survives a crash of the server, not of the machine. */
  EPHEMERAL("off");

  private final String value;

  Durability(String value) {
    this.value = value;
  }

  Map<String, String> settings() {
    return Map.of(
        "fsync", value,
        "synchronous_commit", value,
        "full_page_writes", value,
        "max_connections", "200",
        "shared_buffers", "64MB");
  }

  /**
   * Asks the server what really holds in a service's own session: a role or a database can have
   * settings of its own, which would win over the server's.
   */
  void verify(Connection connection) throws SQLException {
    for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SHOW " + setting)) {
        rows.next();
        var actual = rows.getString(1);
        if (this == DURABLE && !actual.equals("on")) {
          throw new StartFailure(
              "PostgreSQL runs %s with %s=%s, so that a power failure could lose what was committed: remove that setting from the role and the database (ALTER ROLE ALL RESET %s)."
                  .formatted(connection.getCatalog(), setting, actual, setting));
        }
      }
    }
  }
}
