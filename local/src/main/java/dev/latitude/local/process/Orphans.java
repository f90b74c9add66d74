package dev.latitude.local.process;

import dev.latitude.local.data.DataFolder;
import dev.latitude.local.data.State;
import dev.latitude.local.data.StateFile;
import dev.latitude.postgres.PostgresServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a killed launcher left running. Services go first, since they need the database until the
 * end; then PostgreSQL, which writes everything down.
 */
public final class Orphans {

  private static final Duration GRACE = Duration.ofSeconds(10);

  /** Enough to end in order, and not to record classes afterwards, which nobody would keep. */
  private static final Duration GRACE_WITHOUT_RECORDING = Duration.ofSeconds(2);

  private final DataFolder folder;
  private final Consumer<String> progress;

  public Orphans(DataFolder folder, Consumer<String> progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /** The mark by which a service is recognised even if the state file is lost. */
  public static String mark(DataFolder folder) {
    return "-Dlatitude.data=" + folder.root();
  }

  /** To be called by whoever holds the folder's lock, before anything is started in it. */
  public void stop() {
    var postgres = PostgresServer.runningIn(folder.postgres());
    services(postgres.map(ProcessHandle::pid).orElse(-1L)).values().parallelStream()
        .forEach(
            process -> {
              progress.accept("Stopping process %d of an earlier run".formatted(process.pid()));
              Child.stop(process, grace(process));
            });
    postgres.ifPresent(
        server -> {
          progress.accept(
              "Stopping PostgreSQL (process %d) of an earlier run".formatted(server.pid()));
          PostgresServer.stop(server);
        });
    StateFile.of(folder).delete();
  }

  static Duration grace(ProcessHandle process) {
    return hasArgument(process, argument -> argument.startsWith("-XX:ArchiveClassesAtExit="))
        ? GRACE_WITHOUT_RECORDING
        : GRACE;
  }

  private Map<Long, ProcessHandle> services(long postgres) {
    var recorded =
        StateFile.of(folder).read().members().stream()
            .map(State.Member::process)
            .flatMap(Optional::stream);
    var marked = ProcessHandle.allProcesses().filter(this::isMarked);
    var found = new LinkedHashMap<Long, ProcessHandle>();
    Stream.concat(recorded, marked)
        .filter(process -> process.pid() != postgres)
        .forEach(process -> found.put(process.pid(), process));
    return found;
  }

  private boolean isMarked(ProcessHandle process) {
    return hasArgument(process, mark(folder)::equals);
  }

  private static boolean hasArgument(ProcessHandle process, Predicate<String> wanted) {
    return process
        .info()
        .arguments()
        .filter(arguments -> Stream.of(arguments).anyMatch(wanted))
        .isPresent();
  }
}
