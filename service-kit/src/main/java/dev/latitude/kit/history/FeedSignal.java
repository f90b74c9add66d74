package dev.latitude.kit.history;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Wakes readers that wait for the next event, on whichever replica it was put into sequence. A
 * signal only says "look again": one too many costs a query, and one that got lost (a dropped
 * connection, a failover) costs at most {@link #LONGEST_SLEEP}.
 */
@ApplicationScoped
public class FeedSignal {
  static final String CHANNEL = "latitude_event";
  private static final Logger LOG = Logger.getLogger(FeedSignal.class);
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

  /** How long the listener waits before it looks whether it should end; waiting costs no query. */
  private static final Duration LISTEN_SLICE = Duration.ofMillis(200);

  private final AgroalDataSource database;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition raised = lock.newCondition();
  private long count;
  private volatile boolean leaving;
  private volatile boolean stopping;
  private @Nullable Thread listener;

  FeedSignal(AgroalDataSource database) {
    this.database = database;
  }

  void start(@Observes StartupEvent event) {
    listener = Thread.ofPlatform().daemon().name("event-listener").start(this::listen);
  }

  /** Readers go on elsewhere, and the shutdown need not wait for them. */
  void leave(@Observes ShutdownDelayInitiatedEvent event) {
    leaving = true;
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    raise();
    giveBackConnection();
  }

  /**
   * The listener ends by itself once it looks up; waiting for that lets it hand its connection back
   * before the pool closes.
   */
  private void giveBackConnection() {
    if (listener != null) {
      try {
        listener.join(LISTEN_SLICE.multipliedBy(4));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Signals so far; take it before looking, so that a signal that comes while looking is not
   * missed.
   */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there were more signals than {@code seen}, or it is time to look anyway. False when
   * there is no point in looking again, or no time to wait any longer: nobody is sent away at once,
   * since they would be back at once.
   */
  public boolean await(long seen, Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long nanos = Math.min(longest.toNanos(), LONGEST_SLEEP.toNanos());
      while (count == seen && nanos > 0 && !stopping) {
        nanos = raised.awaitNanos(nanos);
      }
      return !stopping && (count != seen || !leaving);
    } finally {
      lock.unlock();
    }
  }

  void raise() {
    lock.lock();
    try {
      count++;
      raised.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void listen() {
    while (!stopping) {
      try (var connection = database.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("listen " + CHANNEL);
        raise();
        var notifications = connection.unwrap(PGConnection.class);
        while (!stopping) {
          if (notifications.getNotifications((int) LISTEN_SLICE.toMillis()).length > 0) {
            raise();
          }
        }
        statement.execute("unlisten " + CHANNEL);
      } catch (SQLException | RuntimeException failure) {
        if (!stopping) {
          LOG.warn("The connection that listens for events broke; opening it again", failure);
          pause();
        }
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LONGEST_SLEEP);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
