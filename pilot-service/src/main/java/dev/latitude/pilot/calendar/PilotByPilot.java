package dev.latitude.pilot.calendar;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;

/**
 * Works through the pilots that something is due for, each in a transaction of its own. One that
 * fails is told and passed over, so that it keeps no other waiting; the run then counts as failed,
 * and the next turn tries it again.
 */
final class PilotByPilot {
  private static final Logger LOG = Logger.getLogger(PilotByPilot.class);
  private static final int BATCH = 100;

  /** Where so many fail, it is not the pilots. */
  private static final int MOST_FAILURES = 20;

  private PilotByPilot() {}

  /**
   * @param due the pilots that are due, at most so many, those that have waited longest first
   * @param work what is done with each, after which it is no longer due
   */
  static void run(String job, IntFunction<List<UUID>> due, Consumer<UUID> work) {
    var failed = new HashSet<UUID>();
    List<UUID> batch;
    do {
      batch = due.apply(BATCH + failed.size()).stream().filter(id -> !failed.contains(id)).toList();
      for (var id : batch) {
        if (failed.size() == MOST_FAILURES) {
          break;
        }
        if (Thread.currentThread().isInterrupted()) {
          return; // the service is being stopped; what is left is still due
        }
        try {
          work.accept(id);
        } catch (RuntimeException failure) {
          failed.add(id);
          LOG.errorf(failure, "%s: the pilot %s is passed over", job, id);
        }
      }
    } while (!batch.isEmpty() && failed.size() < MOST_FAILURES);
    if (!failed.isEmpty()) {
      throw new IllegalStateException("Pilots passed over: " + failed);
    }
  }
}
