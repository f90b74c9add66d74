package dev.latitude.bench.measure;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * By how much something of a process grows while an operation runs, at the most: looked at again
 * and again from a thread of its own.
 */
public final class Growth {
  private static final double MB = 1024 * 1024;

  private Growth() {}

  /** What to do meanwhile. */
  public interface Operation {
    void run() throws Exception;
  }

  private interface Meter {
    double bytes() throws IOException;
  }

  /** Resident memory, in megabytes; 0 where there is no {@code /proc}. */
  public static double ofResident(ProcessHandle process, Operation operation) throws Exception {
    return of(() -> 1024.0 * Memory.residentKb(process).orElse(0), 20, operation);
  }

  /**
   * What lives in a JVM's heap, in megabytes. The service is made to collect it each time that it
   * is looked at, which costs much: not for when something else is measured, too.
   */
  public static double ofLiveHeap(ProcessHandle process, Operation operation) throws Exception {
    try (var heap = LiveHeap.of(process)) {
      return of(heap::bytes, 250, operation);
    }
  }

  private static double of(Meter meter, long everyMillis, Operation operation) throws Exception {
    var before = meter.bytes();
    var watch = new Watch(meter, everyMillis);
    try {
      operation.run();
    } finally {
      watch.end();
    }
    return Math.max(0, watch.most() - before) / MB;
  }

  private static final class Watch {
    private final Thread thread;
    private volatile boolean ending;
    private volatile double most;
    private volatile @Nullable Exception failure;

    Watch(Meter meter, long everyMillis) {
      thread = Thread.ofPlatform().daemon().start(() -> look(meter, everyMillis));
    }

    private void look(Meter meter, long everyMillis) {
      while (!ending) {
        try {
          most = Math.max(most, meter.bytes());
        } catch (IOException | RuntimeException ended) {
          failure = ended;
          return;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(everyMillis));
      }
    }

    void end() throws InterruptedException {
      ending = true;
      thread.join();
      if (failure != null) {
        throw new IllegalStateException("Nobody knows how much it has grown", failure);
      }
    }

    double most() {
      return most;
    }
  }
}
