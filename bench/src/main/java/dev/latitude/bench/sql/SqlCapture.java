package dev.latitude.bench.sql;

import dev.latitude.local.postgres.ServiceDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds out which statements an operation makes, by asking the server: what a limit replays is then
 * what the service does, and not what somebody believes it does.
 *
 * <p>What goes on in the background is told apart by not happening with every repetition.
 */
public final class SqlCapture {
  private static final int REPETITIONS = 12;

  private final ServiceDatabase administration;
  private final Path log;

  public SqlCapture(ServiceDatabase administration, Path log) {
    this.administration = administration;
    this.log = log;
  }

  /** Does an operation. */
  public interface Operation {
    void run() throws Exception;
  }

  /** The statements of the operation's last repetition, in their order. */
  public List<SqlCall> of(Operation operation) throws Exception {
    try (var admin = administration.connect()) {
      var marks = new ArrayList<String>();
      logAll(admin, true);
      try {
        for (int i = 0; i < REPETITIONS; i++) {
          marks.add(mark(admin));
          operation.run();
        }
        marks.add(mark(admin));
      } finally {
        logAll(admin, false);
      }
      return statements(ServerLog.read(linesWith(marks.getLast())), marks);
    }
  }

  private static void logAll(Connection admin, boolean on) throws SQLException {
    try (var statement = admin.createStatement()) {
      statement.execute("ALTER SYSTEM SET log_statement = '%s'".formatted(on ? "all" : "none"));
      statement.execute("SELECT pg_reload_conf()");
    }
    // Sessions read the setting before their next statement, but the signal to do so takes a while.
    LockSupport.parkNanos(300_000_000);
  }

  private static String mark(Connection admin) throws SQLException {
    var mark = "mark-" + UUID.randomUUID();
    try (var statement = admin.createStatement()) {
      statement.execute("SELECT '%s'".formatted(mark));
    }
    return mark;
  }

  private List<String> linesWith(String lastMark) throws IOException {
    for (int i = 0; i < 100; i++) {
      var lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      if (lines.stream().anyMatch(line -> line.contains(lastMark))) {
        return lines;
      }
      LockSupport.parkNanos(50_000_000);
    }
    throw new IllegalStateException("PostgreSQL does not log statements to " + log);
  }

  private static List<SqlCall> statements(List<ServerLog.Entry> entries, List<String> marks) {
    var repetitions = between(entries, marks);
    Map<String, Integer> seenIn = new HashMap<>();
    for (var repetition : repetitions) {
      repetition.stream()
          .map(entry -> entry.call().sql())
          .distinct()
          .forEach(sql -> seenIn.merge(sql, 1, Integer::sum));
    }
    var last = repetitions.getLast();
    // Whole sessions, so that what the background does in its own transactions brings no BEGIN.
    return last.stream()
        .filter(
            entry ->
                last.stream()
                    .filter(other -> other.process() == entry.process())
                    .anyMatch(other -> isOwn(other.call(), seenIn)))
        .map(ServerLog.Entry::call)
        .filter(call -> seenIn.getOrDefault(call.sql(), 0) == REPETITIONS)
        .toList();
  }

  private static boolean isOwn(SqlCall call, Map<String, Integer> seenIn) {
    return !call.begins() && !call.ends() && seenIn.getOrDefault(call.sql(), 0) == REPETITIONS;
  }

  private static List<List<ServerLog.Entry>> between(
      List<ServerLog.Entry> entries, List<String> marks) {
    var repetitions = new ArrayList<List<ServerLog.Entry>>();
    int mark = 0;
    for (var entry : entries) {
      if (mark < marks.size() && entry.call().sql().contains(marks.get(mark))) {
        mark++;
        repetitions.add(new ArrayList<>());
      } else if (mark > 0) {
        repetitions.getLast().add(entry);
      }
    }
    repetitions.removeLast();
    return repetitions;
  }
}
