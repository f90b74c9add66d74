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

  static final String NAME = "postmaster.pid";

  static PidFile read(Path data) {
    try {
      return new PidFile(Files.readAllLines(data.resolve(NAME)));
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
    if (lines.size() < 3 || !isNumber(lines.getFirst()) || !isNumber(lines.get(2))) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(Processes::isRunning)
        .filter(process -> startedThen(process) || servesThisFolder(process));
  }

  /** The two clocks are read at different moments of the same start. */
  private boolean startedThen(ProcessHandle process) {
    var written = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
    return process
        .info()
        .startInstant()
        .filter(at -> Duration.between(at, written).abs().compareTo(Duration.ofSeconds(5)) < 0)
        .isPresent();
  }

  /** Start times shift when the machine's clock is set; the command line does not. */
  private boolean servesThisFolder(ProcessHandle process) {
    var arguments = process.info().arguments().orElse(new String[0]);
    return List.of(arguments).contains(lines.get(1));
  }

  private static boolean isNumber(String line) {
    return line.strip().matches("[0-9]{1,18}");
  }
}
