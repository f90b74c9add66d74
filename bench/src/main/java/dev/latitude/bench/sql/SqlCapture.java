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
import java.util.regex.Pattern;

/**
 * Finds out which statements an operation makes, by asking the server: what a limit replays is then
 * what the service does, and not what somebody believes it does.
 *
 * <p>What goes on in the background is told apart by what it is about, and by not happening with
 * every repetition.
 */
public final class SqlCapture {
  private static final int REPETITIONS = 12;

  private static final String MARK = "mark-";

  /**
   * What services do by themselves: events get their positions and are followed, jobs are due, what
   * is overdue is told.
   */
  private static final Pattern BACKGROUND =
      Pattern.compile(
          "from followed_feed where|update followed_feed|position is null|(?<!p\\.)position >|event sequencer|pg_notify|scheduled_tasks|pg_reload_conf|select period from status_update");

  /** What the driver asks once in a connection's life, in the midst of what first needs it. */
  private static final Pattern OF_THE_DRIVER =
      Pattern.compile("\\bfrom\\s+pg_catalog\\.pg_type\\b", Pattern.CASE_INSENSITIVE);

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

  /** The statements in the database of the operation's last repetition, in their order. */
  public List<SqlCall> of(String database, Operation operation) throws Exception {
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
      var entries =
          ServerLog.read(linesWith(marks.getLast())).stream()
              .filter(entry -> isMark(entry) || entry.database().equals(database))
              .toList();
      return statements(entries, marks);
    }
  }

  private static void logAll(Connection admin, boolean on) throws SQLException {
    try (var statement = admin.createStatement()) {
      statement.execute("ALTER SYSTEM SET log_line_prefix = '%s'".formatted(ServerLog.LINE_PREFIX));
      statement.execute("ALTER SYSTEM SET log_statement = '%s'".formatted(on ? "all" : "none"));
      statement.execute("SELECT pg_reload_conf()");
    }
    // Sessions read the setting before their next statement, but the signal to do so takes a while.
    LockSupport.parkNanos(300_000_000);
  }

  private static String mark(Connection admin) throws SQLException {
    var mark = MARK + UUID.randomUUID();
    try (var statement = admin.createStatement()) {
      statement.execute("SELECT '%s'".formatted(mark));
    }
    return mark;
  }

  private static boolean isMark(ServerLog.Entry entry) {
    return entry.call().sql().contains("'" + MARK);
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

  static List<SqlCall> statements(List<ServerLog.Entry> entries, List<String> marks) {
    var repetitions = between(entries, marks).stream().map(SqlCapture::foreground).toList();
    Map<String, Integer> seenIn = new HashMap<>();
    for (var repetition : repetitions) {
      repetition.stream()
          .flatMap(List::stream)
          .map(SqlCall::sql)
          .distinct()
          .forEach(sql -> seenIn.merge(sql, 1, Integer::sum));
    }
    return repetitions.getLast().stream()
        .filter(
            transaction ->
                transaction.stream()
                    .filter(call -> !call.begins() && !call.ends())
                    .anyMatch(call -> seenIn.getOrDefault(call.sql(), 0) == repetitions.size()))
        .flatMap(List::stream)
        .filter(call -> !OF_THE_DRIVER.matcher(call.sql()).find())
        .toList();
  }

  /** The transactions, or single statements without one, that are not of the background. */
  private static List<List<SqlCall>> foreground(List<ServerLog.Entry> entries) {
    Map<Integer, List<SqlCall>> open = new HashMap<>();
    var all = new ArrayList<List<SqlCall>>();
    for (var entry : entries) {
      var call = entry.call();
      var current = open.get(entry.process());
      if (current == null || call.begins()) {
        current = new ArrayList<>();
        all.add(current);
      }
      current.add(call);
      if (call.begins()) {
        open.put(entry.process(), current);
      } else if (call.ends()) {
        open.remove(entry.process());
      }
    }
    // What had begun before is nothing of this operation's, either.
    return all.stream()
        .filter(transaction -> !transaction.getFirst().ends())
        .filter(
            transaction ->
                transaction.stream().noneMatch(call -> BACKGROUND.matcher(call.sql()).find()))
        .toList();
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
