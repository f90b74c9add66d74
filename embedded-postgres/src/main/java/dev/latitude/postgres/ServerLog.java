package dev.latitude.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server's log says about a failure. */
final class ServerLog {

  private static final Pattern FAILURE =
      Pattern.compile("^.*?(?:FATAL|PANIC|ERROR|could not|cannot|error):? +(.*)$");

  private ServerLog() {}

  /** The last failure in the log, and where the rest is. */
  static String reason(Path log) {
    try {
      var text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      return text.lines()
              .map(FAILURE::matcher)
              .filter(Matcher::matches)
              .map(match -> match.group(1) + "; ")
              .reduce("", (_, last) -> last)
          + "see "
          + log;
    } catch (IOException _) {
      return "there is no log at " + log;
    }
  }
}
