package dev.latitude.postgres;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Whether processes run, the children of others included. */
public final class Processes {

  private Processes() {}

  /** An ended process that its parent has not asked about has an entry still, but no program. */
  public static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  /**
   * Waits until a process has ended. {@code ProcessHandle.onExit} looks after processes that are
   * not children at ever longer intervals, which costs seconds.
   *
   * @return whether it has ended within the limit
   */
  public static boolean awaitEnd(ProcessHandle process, Duration limit) {
    var deadline = System.nanoTime() + limit.toNanos();
    while (isRunning(process)) {
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(10_000_000);
    }
    // The program is gone a moment before the files and ports that it had open.
    LockSupport.parkNanos(20_000_000);
    return true;
  }
}
