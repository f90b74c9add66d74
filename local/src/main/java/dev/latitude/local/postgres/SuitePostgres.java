package dev.latitude.local.postgres;

import dev.latitude.local.data.DataFolder;
import dev.latitude.local.data.Secrets;
import dev.latitude.local.failure.StartFailure;
import dev.latitude.local.process.Child;
import dev.latitude.postgres.FreePorts;
import dev.latitude.postgres.PostgresException;
import dev.latitude.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The suite's PostgreSQL server with a database and a role per service. */
public final class SuitePostgres {

  /** Failures that pass: another program was faster at the port; the old server is still ending. */
  private static final Pattern PASSING = Pattern.compile("TCP/IP sockets|shared memory block");

  private static final Duration PASSING_LIMIT = Duration.ofSeconds(20);

  private final DataFolder folder;
  private final Durability durability;
  private final Map<String, String> settings;
  private final Secrets secrets;
  private volatile int port;

  /**
   * @param settings of the server beyond those that it is started with anyway, which they override
   */
  public SuitePostgres(DataFolder folder, Durability durability, Map<String, String> settings) {
    this.folder = folder;
    this.durability = durability;
    this.settings = new HashMap<>(durability.settings());
    this.settings.putAll(settings);
    this.secrets = new Secrets(folder.secrets());
  }

  /**
   * Starts the server and makes or updates the databases.
   *
   * @param started told of the process before it is ready, so that it can be stopped in any case
   */
  public void start(List<String> databases, Consumer<Child> started) {
    try {
      var server = launch(started);
      try (var admin = server.connect("postgres")) {
        closeToOthers(admin, "postgres");
        for (var name : databases) {
          provide(admin, name);
        }
      }
      for (var name : databases) {
        try (var connection = database(name).connect()) {
          durability.verify(connection);
        }
      }
    } catch (PostgresException e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    } catch (SQLException e) {
      throw new StartFailure(
          "PostgreSQL does not let the launcher in (%s): see %s."
              .formatted(e.getMessage(), folder.log("postgres")),
          e);
    }
  }

  public ServiceDatabase database(String name) {
    return reachable(name, name);
  }

  public ServiceDatabase administration() {
    return reachable("postgres", PostgresServer.SUPERUSER);
  }

  private ServiceDatabase reachable(String database, String user) {
    return new ServiceDatabase(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database),
        user,
        secrets.password(user));
  }

  private PostgresServer launch(Consumer<Child> started) {
    var deadline = System.nanoTime() + PASSING_LIMIT.toNanos();
    var log = folder.freshLog("postgres");
    while (true) {
      port = FreePorts.find();
      var server =
          PostgresServer.launch(
              new PostgresServer.Options(
                  folder.postgres(), log, port, secrets.password("postgres"), settings));
      var child = new Child("PostgreSQL", server.process(), log);
      started.accept(child);
      try {
        return server.awaitReady();
      } catch (PostgresException e) {
        child.wantEnd();
        if (!PASSING.matcher(String.valueOf(e.getMessage())).find()
            || System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(200_000_000);
      }
    }
  }

  private void provide(Connection admin, String name) throws SQLException {
    try (var statement = admin.createStatement()) {
      if (isMissing(admin, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
        statement.execute("CREATE ROLE %s LOGIN NOCREATEDB NOCREATEROLE".formatted(name));
      }
      statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(name, secrets.password(name)));
      if (isMissing(admin, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
        statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
      }
    }
    closeToOthers(admin, name);
  }

  /** By default every role may connect to every database. */
  private static void closeToOthers(Connection admin, String database) throws SQLException {
    try (var statement = admin.createStatement()) {
      statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
    }
  }

  private static boolean isMissing(Connection admin, String query, String name)
      throws SQLException {
    try (var statement = admin.prepareStatement(query)) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        return !rows.next();
      }
    }
  }
}
