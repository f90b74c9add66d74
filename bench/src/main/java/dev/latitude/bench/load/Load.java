package dev.latitude.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Runs one job on platform threads, one for each connection.
 *
 * <p>Without a rate each connection begins an operation when the one before has ended: that finds
 * the most that can be had. With a rate each operation has a moment at which it has to begin. One
 * that could not, since its connection still waited for the answer before, is timed from that
 * moment: a caller who had to queue has waited as well. If the connection was free, it is timed
 * from when the thread woke up, since a late alarm is the load generator's own fault.
 */
final class Load {
  private static final int MOST_FAILURES_ON_A_CONNECTION = 100;
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

  private final Job job;
  private final AtomicLong turns;

  private Load(Job job, AtomicLong turns) {
    this.job = job;
    this.turns = turns;
  }

  /** What one connection did. */
  private record Part(Histogram latency, long units, long failures, @Nullable String first) {}

  /**
   * @param turns where they go on
   */
  static Outcome run(Job job, Work work, AtomicLong turns) throws Exception {
    return new Load(job, turns).run(work.prepare(job.environment()));
  }

  private Outcome run(Work.Sessions sessions) throws Exception {
    var open = new ArrayList<Session>();
    try (var threads = Executors.newFixedThreadPool(job.connections())) {
      for (int i = 0; i < job.connections(); i++) {
        open.add(sessions.open(i));
      }
      var begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
      var tasks = new ArrayList<Callable<Part>>();
      for (int i = 0; i < open.size(); i++) {
        var session = open.get(i);
        var number = i;
        tasks.add(() -> drive(session, number, begin));
      }
      var parts = parts(threads.invokeAll(tasks));
      return total(parts, System.nanoTime() - begin);
    } finally {
      for (var session : open) {
        session.close();
      }
    }
  }

  private static List<Part> parts(List<Future<Part>> done)
      throws InterruptedException, ExecutionException {
    var parts = new ArrayList<Part>();
    for (var one : done) {
      parts.add(one.get());
    }
    return parts;
  }

  private static Outcome total(List<Part> parts, long nanos) {
    var latency = histogram();
    long units = 0;
    long failures = 0;
    String first = null;
    for (var part : parts) {
      latency.add(part.latency());
      units += part.units();
      failures += part.failures();
      first = first == null ? part.first() : first;
    }
    return Outcome.of(latency, units, failures, first, nanos);
  }

  private Part drive(Session session, int number, long begin) {
    var latency = histogram();
    var end = begin + (long) (job.seconds() * 1e9);
    var distance = job.perSecond() == 0 ? 0 : (long) (1e9 * job.connections() / job.perSecond());
    var due = begin + distance * number / job.connections();
    long units = 0;
    long failures = 0;
    String first = null;
    sleepUntil(begin);
    while (failures < MOST_FAILURES_ON_A_CONNECTION) {
      var from = distance == 0 ? System.nanoTime() : beginAt(due);
      if (from >= end) {
        break;
      }
      try {
        units += session.run(turns.getAndIncrement());
        latency.recordValue(Math.min(System.nanoTime() - from, LONGEST));
      } catch (Exception failure) {
        failures++;
        first = first == null ? failure.toString() : first;
      }
      due += distance;
    }
    return new Part(latency, units, failures, first);
  }

  private static long beginAt(long due) {
    if (System.nanoTime() >= due) {
      return due;
    }
    sleepUntil(due);
    return System.nanoTime();
  }

  private static void sleepUntil(long moment) {
    for (var left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static Histogram histogram() {
    return new Histogram(LONGEST, 3);
  }
}
