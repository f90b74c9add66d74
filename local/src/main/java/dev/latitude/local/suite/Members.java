package dev.latitude.local.suite;

import dev.latitude.local.data.State;
import dev.latitude.local.data.StateFile;
import dev.latitude.local.failure.StartFailure;
import dev.latitude.local.process.Child;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The processes of a suite, on disk as well. The first of them to end unasked is a failure of the
 * suite.
 */
final class Members {

  private final StateFile file;
  private final List<Child> children = new ArrayList<>();
  private final CompletableFuture<StartFailure> failure = new CompletableFuture<>();
  private Optional<State.Launcher> launcher = Optional.empty();
  private boolean closed;

  Members(StateFile file) {
    this.file = file;
  }

  synchronized void launchedAt(String url) {
    launcher = Optional.of(new State.Launcher(ProcessHandle.current().pid(), url));
    write();
  }

  /** Adds a process; if the suite is being stopped meanwhile, that process must not outlive it. */
  synchronized void add(Child child) {
    if (closed) {
      child.kill();
      throw new StartFailure("Latitude was stopped while it was starting.");
    }
    children.removeIf(other -> other.name().equals(child.name()));
    children.add(child);
    write();
  }

  /** From now on an end of this process that nobody asked for ends the suite. */
  void watch(Child child) {
    var _ =
        child.onUnwantedEnd(
            dead ->
                failure.complete(
                    new StartFailure(
                        "%s stopped unexpectedly (%s): its log %s says why; the rest was stopped, start again with ./latitude run."
                            .formatted(dead.name(), dead.howItEnded(), dead.log()))));
  }

  /** Completes when something died. */
  CompletableFuture<StartFailure> failure() {
    return failure;
  }

  synchronized Optional<Child> find(String name) {
    return children.stream().filter(child -> child.name().equals(name)).findFirst();
  }

  /** Nothing can be added any more; these are all. */
  synchronized List<Child> close() {
    closed = true;
    children.forEach(Child::wantEnd);
    return List.copyOf(children);
  }

  private void write() {
    file.write(
        new State(
            launcher,
            children.stream()
                .filter(Child::isAlive)
                .map(child -> State.Member.of(child.name(), child.handle()))
                .toList()));
  }
}
