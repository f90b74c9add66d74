package dev.latitude.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a server says about itself in its cluster's folder. */
record PidFile(List<String> lines) {

  static PidFile read(Path data) {
    try {
      return new PidFile(Files.readAllLines(data.resolve("postmaster.pid")));
    } catch (IOException _) {
      // Not there yet, or just being written.
      return new PidFile(List.of());
    }
  }

  /** The first line is the server's process id; the eighth says how far it is. */
  boolean isReady(long pid) {
    return lines.size() >= 8
        && lines.getFirst().strip().equals(Long.toString(pid))
        && lines.get(7).strip().equals("ready");
  }

  /** The process that wrote this, unless it is gone and its id belongs to another by now. */
  Optional<ProcessHandle> server() {
    if (lines.size() < 3) {
      return Optional.empty();
    }
    var started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(
            process ->
                process.info().startInstant().filter(start -> isClose(start, started)).isPresent());
  }

  /** The two clocks are read at different moments of the same start. */
  private static boolean isClose(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(Duration.ofSeconds(5)) < 0;
  }
}
