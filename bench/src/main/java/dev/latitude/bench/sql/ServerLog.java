package dev.latitude.bench.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads statements and their parameters out of what PostgreSQL writes with log_statement = all. */
final class ServerLog {
  private static final Pattern LINE =
      Pattern.compile(
          "^\\S+ \\S+ \\S+ \\[(\\d+)] (\\S*) (LOG|DETAIL|STATEMENT|ERROR|HINT):  (.*)$");
  private static final Pattern STATEMENT =
      Pattern.compile("^(?:execute [^:]*|statement): (.*)$", Pattern.DOTALL);
  private static final String PARAMETERS = "Parameters: ";

  private ServerLog() {}

  /** The form of lines that is read here: when, by which process, in which database. */
  static final String LINE_PREFIX = "%m [%p] %d ";

  /** A statement, and which of the server's processes executed it in which database. */
  record Entry(int process, String database, SqlCall call) {}

  /** Statements in the order in which they were executed. */
  static List<Entry> read(List<String> lines) {
    var entries = new ArrayList<Entry>();
    Map<Integer, Integer> lastOf = new HashMap<>();
    for (var message : messages(lines)) {
      var matcher = STATEMENT.matcher(message.text());
      if (message.kind().equals("LOG") && matcher.matches()) {
        lastOf.put(message.process(), entries.size());
        entries.add(
            new Entry(
                message.process(),
                message.database(),
                new SqlCall(matcher.group(1).strip(), List.of())));
      } else if (message.kind().equals("DETAIL") && message.text().startsWith(PARAMETERS)) {
        Integer last = lastOf.get(message.process());
        if (last != null) {
          var call = entries.get(last).call();
          var values = parameters(message.text().substring(PARAMETERS.length()));
          entries.set(
              last,
              new Entry(message.process(), message.database(), new SqlCall(call.sql(), values)));
        }
      }
    }
    return entries;
  }

  private record Message(int process, String database, String kind, String text) {}

  /** What goes on over several lines has a tab at the beginning of each but the first. */
  private static List<Message> messages(List<String> lines) {
    var messages = new ArrayList<Message>();
    for (var line : lines) {
      var matcher = LINE.matcher(line);
      if (matcher.matches()) {
        messages.add(
            new Message(
                Integer.parseInt(matcher.group(1)),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4)));
      } else if (line.startsWith("\t") && !messages.isEmpty()) {
        var last = messages.removeLast();
        messages.add(
            new Message(
                last.process(),
                last.database(),
                last.kind(),
                last.text() + "\n" + line.substring(1)));
      }
    }
    return messages;
  }

  /** As in {@code $1 = 'it''s', $2 = NULL}. */
  static List<@Nullable String> parameters(String text) {
    var values = new ArrayList<@Nullable String>();
    int at = 0;
    while (at < text.length()) {
      at = text.indexOf(" = ", at) + 3;
      if (text.startsWith("NULL", at)) {
        values.add(null);
        at += 4;
      } else {
        var value = new StringBuilder();
        for (at++; !isEnd(text, at); at++) {
          value.append(text.charAt(at));
          at += text.charAt(at) == '\'' ? 1 : 0;
        }
        values.add(value.toString());
        at++;
      }
      at += 2;
    }
    return values;
  }

  private static boolean isEnd(String text, int at) {
    return text.charAt(at) == '\'' && (at + 1 == text.length() || text.charAt(at + 1) != '\'');
  }
}
