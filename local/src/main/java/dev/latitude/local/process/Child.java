package dev.latitude.local.process;

import dev.latitude.postgres.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A process of the suite. Its end is either wanted, or a failure of the whole suite. */
public final class Child {

  private static final Duration AFTER_KILL = Duration.ofSeconds(10);

  /** A JVM's exit code after SIGTERM. */
  private static final int ON_REQUEST = 128 + 15;

  private final String name;
  private final Process process;
  private final Path log;
  private volatile boolean endWanted;

  public Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  public String name() {
    return name;
  }

  public Path log() {
    return log;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** From here on the end of this process is no failure. */
  public void wantEnd() {
    endWanted = true;
  }

  /** Tells when the process has ended although nobody wanted it to. */
  public CompletableFuture<Void> onUnwantedEnd(Consumer<Child> action) {
    return process
        .onExit()
        .thenAccept(
            _ -> {
              if (!endWanted) {
                action.accept(this);
              }
            });
  }

  /** For a sentence: {@code exit code 137, killed by signal 9}. */
  public String howItEnded() {
    var code = process.exitValue();
    return code > 128
        ? "exit code %d, killed by signal %d".formatted(code, code - 128)
        : "exit code " + code;
  }

  /** Whether it came to its end on a request, and was neither killed nor failed. */
  public boolean endedAsAsked() {
    return !isAlive() && (process.exitValue() == 0 || process.exitValue() == ON_REQUEST);
  }

  public void kill() {
    wantEnd();
    process.destroyForcibly();
    awaitEnd(AFTER_KILL);
  }

  /** Asks to end, and after the grace period no longer asks. */
  public void stop(Duration grace) {
    wantEnd();
    // Not Process.destroy, which also closes the streams.
    process.toHandle().destroy();
    if (!awaitEnd(grace)) {
      kill();
    }
  }

  /** The same for a process that another launcher started. */
  public static void stop(ProcessHandle process, Duration grace) {
    process.destroy();
    if (!Processes.awaitEnd(process, grace)) {
      process.destroyForcibly();
      Processes.awaitEnd(process, AFTER_KILL);
    }
  }

  private boolean awaitEnd(Duration limit) {
    try {
      return process.waitFor(limit);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
