package dev.latitude.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One PostgreSQL server as a child process, reachable at 127.0.0.1 with a password and in no other
 * way.
 */
public final class PostgresServer {

  /** The superuser that {@code initdb} makes. */
  public static final String SUPERUSER = "postgres";

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

  private final Process process;
  private final Options options;

  private PostgresServer(Process process, Options options) {
    this.process = process;
    this.options = options;
  }

  /**
   * Where and how a server runs.
   *
   * @param data the database cluster's folder; made by {@code initdb} when it does not exist
   * @param log where the server's output goes
   * @param password the superuser's, set when the cluster is made
   * @param settings server settings, which override those in the cluster's files
   */
  public record Options(
      Path data, Path log, int port, String password, Map<String, String> settings) {}

  /** Starts the server and returns when it accepts connections. */
  public static PostgresServer start(Options options) {
    return launch(options).awaitReady();
  }

  /** Starts the server and returns at once, for a caller who notes the process before waiting. */
  public static PostgresServer launch(Options options) {
    var binaries = PostgresBinaries.unpacked();
    try {
      if (!Files.exists(options.data())) {
        Cluster.initialise(binaries, options);
      }
      removeStalePidFile(options.data());
      return new PostgresServer(spawn(postgres(binaries, options), options.log()), options);
    } catch (IOException e) {
      throw new PostgresException("PostgreSQL could not be started: " + e, e);
    }
  }

  /** Returns when the server accepts connections, after crash recovery where there was a crash. */
  public PostgresServer awaitReady() {
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    try {
      while (!PidFile.read(options.data()).isReady(process.pid())) {
        if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
          throw failed("stopped while starting (exit code %d)".formatted(process.exitValue()));
        }
        if (System.nanoTime() > deadline) {
          stop();
          throw failed("was not ready after %d s".formatted(START_LIMIT.toSeconds()));
        }
      }
      return this;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
      throw new PostgresException("PostgreSQL's start was interrupted", e);
    }
  }

  public Process process() {
    return process;
  }

  public int port() {
    return options.port();
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }

  /** A connection as the superuser. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, options.password());
  }

  /** Ends all sessions, writes everything down and stops: PostgreSQL's "fast" shutdown. */
  public void stop() {
    stop(process.toHandle());
  }

  /** Stops without writing down what is in memory, for a server whose data nobody needs. */
  void abandon() {
    signal(process.toHandle(), "QUIT");
    Processes.awaitEnd(process.toHandle(), Duration.ofSeconds(10));
  }

  /** The server that runs on this data folder, whoever started it. */
  public static Optional<ProcessHandle> runningIn(Path data) {
    return PidFile.read(data).server();
  }

  /** A "fast" shutdown of a server that another process started. */
  public static void stop(ProcessHandle postmaster) {
    if (!Processes.isRunning(postmaster)) {
      return;
    }
    signal(postmaster, "INT");
    if (!Processes.awaitEnd(postmaster, STOP_LIMIT)) {
      // Stops at once; the next start then recovers from the write-ahead log.
      signal(postmaster, "QUIT");
      Processes.awaitEnd(postmaster, STOP_LIMIT);
    }
  }

  /**
   * PostgreSQL refuses to start while any process of this user has the id in the file, be it an
   * ended one that is still listed or a stranger that got the id. Should processes of the old
   * server be left, it refuses even without the file: it finds them by the shared memory of the
   * data folder.
   */
  private static void removeStalePidFile(Path data) throws IOException {
    if (runningIn(data).isEmpty()) {
      Files.deleteIfExists(data.resolve(PidFile.NAME));
    }
  }

  private PostgresException failed(String what) {
    return new PostgresException("PostgreSQL " + what + ": " + ServerLog.reason(options.log()));
  }

  /** Java itself can only send SIGTERM, which makes PostgreSQL wait for its clients to leave. */
  private static void signal(ProcessHandle process, String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException _) {
      process.destroy();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> postgres(PostgresBinaries binaries, Options options) {
    var command = new ArrayList<String>();
    command.add(binaries.program("postgres").toString());
    command.addAll(List.of("-D", options.data().toString()));
    command.addAll(List.of("-p", Integer.toString(options.port())));
    command.addAll(List.of("-c", "listen_addresses=127.0.0.1"));
    command.addAll(List.of("-c", "unix_socket_directories="));
    options.settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  static Process spawn(List<String> command, Path log) throws IOException {
    var builder = new ProcessBuilder(Launch.detached(Launch.notAsRoot(command)));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }
}
