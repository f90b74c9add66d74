package dev.latitude.kit.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** Jobs that do what a test says, and settings under which minutes pass in a moment. */
final class JobFixture {
  static final Duration LONG = Duration.ofHours(1);
  static final Duration SHORT = Duration.ofMillis(20);

  /**
   * A run counts as dead after six of them in vain. No shorter, because a busy machine lets a whole
   * process stand still for a second, and then its runs are rightly taken for dead.
   */
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  private JobFixture() {}

  record Settings(Duration drain, Map<String, Duration> every) implements JobsConfig {
    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public Duration poll() {
      return SHORT;
    }

    @Override
    public Duration heartbeat() {
      return HEARTBEAT;
    }
  }

  static JobsConfig settings() {
    return new Settings(Duration.ofSeconds(10), Map.of());
  }

  static JobsConfig drainingFor(Duration drain) {
    return new Settings(drain, Map.of());
  }

  record Job(String name, Duration every, Runnable work) implements RecurringJob {
    @Override
    public void run() {
      work.run();
    }
  }

  /** A name of its own, because tests share the table. */
  static Job job(String name, Duration every, Runnable work) {
    return new Job(name + "-" + UUID.randomUUID(), every, work);
  }

  /** Waits for what another thread brings about. */
  static void eventually(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - deadline).isNegative();
      LockSupport.parkNanos(SHORT.toNanos());
    }
  }

  /** The database as a replica sees it that loses its network when told to. */
  static DataSource cutOffWhen(AtomicBoolean lost, DataSource database) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              if (method.getReturnType() == Connection.class && lost.get()) {
                throw new SQLException("The network is gone");
              }
              try {
                return method.invoke(database, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}
