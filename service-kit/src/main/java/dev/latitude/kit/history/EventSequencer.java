package dev.latitude.kit.history;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Gives committed events their position in the feed.
 *
 * <p>Ids and times are made before commit, and commits overtake one another, so neither can be a
 * reader's cursor: a reader that has seen the later one would never look for the earlier one again.
 * Positions are given after commit, by one sequencer at a time, so whatever becomes visible later
 * also gets a higher position. A transaction that stays open delays its own events and nobody
 * else's.
 */
@ApplicationScoped
class EventSequencer {
  private static final Logger LOG = Logger.getLogger(EventSequencer.class);
  private static final int BATCH = 5_000;

  /**
   * Catches what a replica committed just before it died, and never had the time to put into
   * sequence.
   */
  private static final long IDLE_CHECK_MILLIS = 500;

  /**
   * A batch costs a commit and wakes every reader, however many events it has. So those of the next
   * moments are sequenced together: an event that comes alone waits for nothing, and under load
   * none waits longer than this.
   */
  private static final long GATHER_MILLIS = 20;

  private final AgroalDataSource database;
  private final FeedSignal signal;
  private final Counter sequenced;
  private final Semaphore work = new Semaphore(0);
  private volatile boolean stopping;

  EventSequencer(AgroalDataSource database, FeedSignal signal, MeterRegistry metrics) {
    this.database = database;
    this.signal = signal;
    this.sequenced =
        Counter.builder("latitude.events.sequenced")
            .description("Events given a position in the feed")
            .register(metrics);
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) History.Appended appended) {
    work.release();
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("event-sequencer").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    work.release();
  }

  private void run() {
    while (!stopping) {
      try {
        boolean _ = work.tryAcquire(IDLE_CHECK_MILLIS, TimeUnit.MILLISECONDS);
        work.drainPermits();
        int count;
        do {
          count = sequenceBatch();
        } while (count == BATCH);
        if (count > 0) {
          Thread.sleep(GATHER_MILLIS);
        }
      } catch (InterruptedException interrupted) {
        return;
      } catch (SQLException | RuntimeException failure) {
        if (!stopping) {
          LOG.warn("Events could not be put into sequence; trying again", failure);
          pause();
        }
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(IDLE_CHECK_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  int sequenceBatch() throws SQLException {
    try (var connection = database.getConnection()) {
      if (!anythingWaits(connection)) {
        return 0;
      }
      connection.setAutoCommit(false);
      try {
        int count = sequenceBatch(connection);
        connection.commit();
        sequenced.increment(count);
        signal.raise();
        return count;
      } catch (SQLException failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private static boolean anythingWaits(Connection connection) throws SQLException {
    try (var statement =
            connection.prepareStatement(
                "select exists (select from event where position is null)");
        var row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  /**
   * The lock is a statement of its own: the next one takes its snapshot only when the lock is held,
   * so it sees all that the sequencer before it has done. Positions are at least the microseconds
   * since 1970 by the clock of the database, so that a database which was restored to an earlier
   * moment gives none of those again that it gave after it. Ordering by revision keeps each thing's
   * own order; a thing's events become visible in that order because each was appended under the
   * thing's row lock. The lock goes after the commit is visible, so positions become visible in
   * order.
   */
  private static int sequenceBatch(Connection connection) throws SQLException {
    try (var lock =
            connection.prepareStatement(
                "select pg_advisory_xact_lock(hashtextextended('latitude event sequencer', 0))");
        var update =
            connection.prepareStatement(
                """
                with waiting as (
                  select id, row_number() over (order by revision, id) as n
                  from event where position is null order by revision, id limit ?),
                taken as (
                  select greatest(max(position), (extract(epoch from clock_timestamp()) * 1000000)::bigint) as last from event)
                update event set position = taken.last + waiting.n
                from waiting, taken where event.id = waiting.id
                """);
        var notify =
            connection.prepareStatement("select pg_notify('" + FeedSignal.CHANNEL + "', '')")) {
      lock.execute();
      update.setInt(1, BATCH);
      int count = update.executeUpdate();
      if (count > 0) {
        notify.execute();
      }
      return count;
    }
  }
}
