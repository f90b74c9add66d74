package dev.latitude.local.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How one service reaches its database, as the role that owns it. */
public record ServiceDatabase(String jdbcUrl, String user, String password) {

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, password);
  }

  @Override
  public String toString() {
    return "ServiceDatabase[%s as %s]".formatted(jdbcUrl, user);
  }
}
