package dev.latitude.kit.history;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Tells those who follow one thing that there is news of it, on whichever replica it happened. One
 * thread reads which things the new events are about, once for all who follow, so a follower costs
 * nothing while its thing rests.
 *
 * <p>A follower looks for itself after it has begun to watch, and after each call. What it cannot
 * have seen has a position after the one that this thread has reached, or this thread begins anew,
 * and then it calls everybody: at the first follower, and after a failure.
 */
@ApplicationScoped
public class ThingWatch {
  private static final Logger LOG = Logger.getLogger(ThingWatch.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final int AT_A_TIME = 1_000;
  private static final long NOWHERE = -1;

  private final EventStore events;
  private final FeedSignal signal;
  private final Map<UUID, Set<Runnable>> followers = new ConcurrentHashMap<>();
  private final Semaphore arrived = new Semaphore(0);
  private long reached = NOWHERE;
  private volatile boolean stopping;

  ThingWatch(EventStore events, FeedSignal signal) {
    this.events = events;
    this.signal = signal;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("thing-watch").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    arrived.release();
  }

  /**
   * Calls {@code news} whenever something may have happened to the thing, until the watch is
   * closed. It must return at once.
   */
  public Watch watch(UUID thing, Runnable news) {
    followers.compute(
        thing,
        (_, others) -> {
          var all = others == null ? ConcurrentHashMap.<Runnable>newKeySet() : others;
          all.add(news);
          return all;
        });
    arrived.release();
    return () ->
        followers.computeIfPresent(
            thing,
            (_, all) -> {
              all.remove(news);
              return all.isEmpty() ? null : all;
            });
  }

  /** Somebody's following of a thing. */
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  private void run() {
    while (!stopping) {
      try {
        if (followers.isEmpty()) {
          reached = NOWHERE;
          arrived.acquire();
        } else {
          follow();
        }
        arrived.drainPermits();
      } catch (InterruptedException interrupted) {
        return;
      } catch (RuntimeException failure) {
        reached = NOWHERE;
        if (!stopping) {
          LOG.warn("What is new cannot be read; trying again", failure);
          pause();
        }
      }
    }
  }

  private void follow() throws InterruptedException {
    long seen = signal.count();
    if (reached == NOWHERE) {
      reached = events.lastPosition();
      followers.values().forEach(ThingWatch::call);
    }
    var fresh = events.subjectsAfter(reached, AT_A_TIME);
    if (!fresh.isEmpty()) {
      reached = fresh.lastEntry().getKey();
      Set.copyOf(fresh.values()).forEach(thing -> call(followers.getOrDefault(thing, Set.of())));
    }
    if (fresh.size() < AT_A_TIME) {
      var _ = signal.await(seen, LOOK_AGAIN);
    }
  }

  private static void call(Set<Runnable> those) {
    those.forEach(Runnable::run);
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
