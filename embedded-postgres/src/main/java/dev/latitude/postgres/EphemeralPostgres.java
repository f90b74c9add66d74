package dev.latitude.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * PostgreSQL for tests: one server per JVM, started when first asked for and gone with the JVM.
 *
 * <p>With {@code LATITUDE_TEST_POSTGRES_URL}, the JDBC URL of a superuser's connection, databases
 * are made on that server instead.
 */
public final class EphemeralPostgres {

  private static final String GIVEN = "LATITUDE_TEST_POSTGRES_URL";

  /** A system property, because test frameworks load this class more than once per JVM. */
  private static final String RUNNING = "latitude.test.postgres.url";

  /** Where the server of this JVM keeps its files and its log, to look into while a test stands. */
  private static final String FOLDER = "latitude.test.postgres.folder";

  /** Nothing here outlives the JVM, so nothing needs to reach the disk. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "fsync", "off",
          "synchronous_commit", "off",
          "full_page_writes", "off",
          "max_connections", "200",
          "shared_buffers", "64MB");

  private EphemeralPostgres() {}

  /** How to reach a database as its owner. */
  public record Database(String jdbcUrl, String user, String password) {

    public Connection connect() throws SQLException {
      return DriverManager.getConnection(jdbcUrl, user, password);
    }
  }

  /** An empty database, which a role of its own owns; its name begins with the one given. */
  public static Database freshDatabase(String name) {
    var admin = adminUrl();
    var unique = name + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    try (var connection = DriverManager.getConnection(admin);
        var statement = connection.createStatement()) {
      var quoted = statement.enquoteIdentifier(unique, true);
      statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(quoted, unique));
      statement.execute("CREATE DATABASE %s OWNER %s".formatted(quoted, quoted));
    } catch (SQLException e) {
      throw new PostgresException("No database could be made for the test: " + e.getMessage(), e);
    }
    var server = admin.substring(0, admin.lastIndexOf('/') + 1);
    return new Database(server + unique, unique, unique);
  }

  private static synchronized String adminUrl() {
    var given = System.getenv(GIVEN);
    if (given != null && !given.isBlank()) {
      return given;
    }
    var running = System.getProperty(RUNNING);
    if (running == null) {
      running = start();
      System.setProperty(RUNNING, running);
    }
    return running;
  }

  private static String start() {
    try {
      var home = EphemeralHome.create();
      System.setProperty(FOLDER, home.folder().toString());
      var password = UUID.randomUUID().toString();
      var server =
          PostgresServer.start(
              new PostgresServer.Options(
                  home.folder().resolve("data"),
                  home.folder().resolve("postgres.log"),
                  FreePorts.find(),
                  password,
                  SETTINGS));
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    server.abandon();
                    home.delete();
                  }));
      return server.jdbcUrl("postgres")
          + "?user="
          + PostgresServer.SUPERUSER
          + "&password="
          + password;
    } catch (IOException e) {
      throw new PostgresException("No folder for a test server could be made: " + e, e);
    }
  }
}
