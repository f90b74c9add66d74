package dev.latitude.local.data;

import dev.latitude.postgres.Processes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which processes a suite consists of. */
public record State(Optional<Launcher> launcher, List<Member> members) {

  /** The process that runs the suite, and where its gateway is. */
  public record Launcher(long pid, String url) {}

  /** A process started by the launcher. */
  public record Member(String name, long pid, Instant started) {

    /** How exactly start instants compare: they are derived from a boot time in whole seconds. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public static Member of(String name, ProcessHandle process) {
      var started = process.info().startInstant().orElse(Instant.EPOCH);
      return new Member(name, process.pid(), started);
    }

    /** The process itself, if it still runs: another one may have its id by now. */
    public Optional<ProcessHandle> process() {
      return ProcessHandle.of(pid).filter(Processes::isRunning).filter(this::startedThen);
    }

    private boolean startedThen(ProcessHandle process) {
      return process
          .info()
          .startInstant()
          .filter(at -> Duration.between(at, started).abs().compareTo(TOLERANCE) <= 0)
          .isPresent();
    }
  }
}
