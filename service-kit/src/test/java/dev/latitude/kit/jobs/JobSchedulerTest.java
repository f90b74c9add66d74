package dev.latitude.kit.jobs;

import static dev.latitude.kit.jobs.JobFixture.LONG;
import static dev.latitude.kit.jobs.JobFixture.SHORT;
import static dev.latitude.kit.jobs.JobFixture.cutOffWhen;
import static dev.latitude.kit.jobs.JobFixture.drainingFor;
import static dev.latitude.kit.jobs.JobFixture.eventually;
import static dev.latitude.kit.jobs.JobFixture.job;
import static dev.latitude.kit.jobs.JobFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Schedulers beside one another on one database are the replicas of a service. */
@QuarkusTest
@WithTestResource(RealParts.class)
class JobSchedulerTest {
  @Inject AgroalDataSource database;
  @Inject JobRuns runs;
  @Inject FailingJobs failing;
  @Inject MeterRegistry meters;

  private final List<JobScheduler> replicas = new ArrayList<>();

  @AfterEach
  void stopReplicas() throws SQLException {
    replicas.forEach(JobScheduler::stop);
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate("delete from scheduled_tasks");
    }
  }

  @Test
  void a_turn_is_run_once_whatever_the_number_of_replicas() throws Exception {
    var turns = new AtomicInteger();
    var once = job("once", LONG, turns::incrementAndGet);
    var others = new Semaphore(0);
    var often = job("often", SHORT, others::release);
    replica(once, often);
    replica(once, often);
    replica(once, often);

    await(others, 20); // each of them a look at the table, which also saw the other job
    assertThat(turns).hasValue(1);
  }

  @Test
  void runs_of_one_job_never_overlap() throws Exception {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var done = new Semaphore(0);
    var job =
        job(
            "alone",
            Duration.ofMillis(1),
            () -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              running.decrementAndGet();
              done.release();
            });
    replica(job);
    replica(job);

    await(done, 30);
    assertThat(most).hasValue(1);
  }

  @Test
  void a_run_that_takes_longer_than_a_dead_one_is_given_stays_the_only_one() throws Exception {
    var started = new Semaphore(0);
    var release = new CountDownLatch(1);
    var turns = new AtomicInteger();
    var slow =
        job(
            "slow",
            LONG,
            () -> {
              turns.incrementAndGet();
              started.release();
              awaitUninterruptibly(release);
            });
    replica(slow);
    await(started, 1);
    var others = new Semaphore(0);
    var probe = job("probe", Duration.ofMillis(100), others::release);
    replica(slow, probe);

    await(others, 80); // 8 seconds and more; a run without a heartbeat is dead after 6
    assertThat(turns).hasValue(1);
    release.countDown();
  }

  @Test
  void a_run_is_taken_over_from_a_replica_that_is_cut_off() throws Exception {
    var lost = new AtomicBoolean();
    var starts = new Semaphore(0);
    var release = new CountDownLatch(1);
    var first = new AtomicBoolean(true);
    var job =
        job(
            "taken-over",
            LONG,
            () -> {
              starts.release();
              if (first.getAndSet(false)) {
                awaitUninterruptibly(release);
              }
            });
    replica(cutOffWhen(lost, database), job);
    await(starts, 1);
    lost.set(true);
    replica(job);

    await(starts, 1);
    release.countDown();
    eventually(() -> column(job, "last_success") != null && !(Boolean) column(job, "picked"));
    assertThat(starts.availablePermits()).isZero();
  }

  @Test
  void shutdown_lets_a_run_come_to_its_end() throws Exception {
    var started = new Semaphore(0);
    var release = new CountDownLatch(1);
    var interrupted = new AtomicBoolean();
    var job =
        job(
            "drained",
            LONG,
            () -> {
              started.release();
              interrupted.set(awaitUninterruptibly(release));
            });
    var replica = new JobScheduler(database, settings(), List.of(job), runs);
    replica.start();
    await(started, 1);

    var stopped = CompletableFuture.runAsync(replica::stop);
    assertThat(stillRunning(stopped)).isTrue();
    release.countDown();
    stopped.get(10, TimeUnit.SECONDS);

    assertThat(interrupted).isFalse();
    assertThat(column(job, "picked")).isEqualTo(false);
    assertThat(column(job, "last_success")).isNotNull();
  }

  @Test
  void a_run_that_outstays_the_drain_is_interrupted_and_is_due_again() throws Exception {
    var started = new Semaphore(0);
    var job =
        job(
            "interrupted",
            LONG,
            () -> {
              started.release();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException interruption) {
                throw new IllegalStateException("Asked to stop", interruption);
              }
            });
    var replica =
        new JobScheduler(database, drainingFor(Duration.ofMillis(50)), List.of(job), runs);
    replica.start();
    await(started, 1);
    replica.stop();

    assertThat(column(job, "picked")).isEqualTo(false);
    assertThat(column(job, "last_failure")).isNotNull();
    assertThat(column(job, "consecutive_failures")).isEqualTo(1);
  }

  @Test
  void a_failure_is_told_once_with_the_jobs_name_counted_and_tried_again() throws Exception {
    var turns = new Semaphore(0);
    var failing = new AtomicBoolean(true);
    var job =
        job(
            "failing",
            SHORT,
            () -> {
              turns.release();
              if (failing.getAndSet(false)) {
                throw new IllegalStateException("No luck");
              }
            });
    var told = new ArrayList<String>();
    var log = Logger.getLogger("");
    var listener = new Listener(job.name(), told);
    log.addHandler(listener);
    try {
      replica(job);
      await(turns, 3);
    } finally {
      log.removeHandler(listener);
    }

    assertThat(told)
        .containsExactly(
            "The job "
                + job.name()
                + " failed; it is tried again on its next turn: java.lang.IllegalStateException: No luck");
    assertThat(meters.get("latitude.jobs.failures").tag("job", job.name()).counter().count())
        .isEqualTo(1);
    assertThat(meters.get("latitude.jobs.runs").tag("job", job.name()).timer().count())
        .isGreaterThanOrEqualTo(2);
  }

  /** Its next turn is tomorrow, and somebody has to know before. */
  @Test
  void a_job_that_fails_says_so_until_it_succeeds_however_seldom_it_runs() throws Exception {
    var turns = new Semaphore(0);
    var broken = new AtomicBoolean(true);
    var job =
        job(
            "daily",
            Duration.ofDays(1),
            () -> {
              turns.release();
              if (broken.get()) {
                throw new IllegalStateException("No luck");
              }
            });
    failing.announce(job);
    eventually(() -> failures(job) == 0);

    replica(job);
    await(turns, 1);
    eventually(() -> failures(job) == 1);
    dueNow(job);
    await(turns, 1);
    eventually(() -> failures(job) == 2);
    broken.set(false);
    dueNow(job);
    eventually(() -> failures(job) == 0);
  }

  private double failures(RecurringJob job) {
    return meters.get("latitude.jobs.failing").tag("job", job.name()).gauge().value();
  }

  private void dueNow(RecurringJob job) throws SQLException {
    eventually(() -> !(Boolean) column(job, "picked"));
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "update scheduled_tasks set execution_time = now() where task_name = ?")) {
      statement.setString(1, job.name());
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  /** This one does not: so that none runs anywhere is seen, by meters that stand still. */
  @Test
  void a_replica_that_runs_no_jobs_has_their_meters_too() {
    for (var meter :
        List.of("latitude.jobs.runs", "latitude.jobs.failures", "latitude.jobs.failing")) {
      assertThat(meters.find(meter).tag("job", "forget-kept-answers").meter())
          .as(meter)
          .isNotNull();
    }
  }

  private JobScheduler replica(RecurringJob... jobs) {
    return replica(database, jobs);
  }

  private JobScheduler replica(DataSource database, RecurringJob... jobs) {
    var replica = new JobScheduler(database, settings(), List.of(jobs), runs);
    replica.start();
    replicas.add(replica);
    return replica;
  }

  private Object column(RecurringJob job, String column) {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "select " + column + " from scheduled_tasks where task_name = ?")) {
      statement.setString(1, job.name());
      try (var row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getObject(1);
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private static void await(Semaphore semaphore, int times) throws InterruptedException {
    assertThat(semaphore.tryAcquire(times, 20, TimeUnit.SECONDS)).isTrue();
  }

  /** Whether an interruption came while waiting. */
  private static boolean awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        return interrupted;
      } catch (InterruptedException interruption) {
        interrupted = true;
      }
    }
  }

  private static boolean stillRunning(CompletableFuture<Void> future)
      throws InterruptedException, ExecutionException {
    try {
      future.get(200, TimeUnit.MILLISECONDS);
      return false;
    } catch (TimeoutException running) {
      return true;
    }
  }

  private static final class Listener extends Handler {
    private static final Formatter MESSAGE = new PatternFormatter("%m");

    private final String name;
    private final List<String> told;

    Listener(String name, List<String> told) {
      this.name = name;
      this.told = told;
    }

    @Override
    public synchronized void publish(LogRecord entry) {
      var text = MESSAGE.format(entry).lines().findFirst().orElse("");
      if (text.contains(name)) {
        told.add(text);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
