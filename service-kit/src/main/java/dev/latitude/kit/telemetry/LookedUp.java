package dev.latitude.kit.telemetry;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What metrics tell from the database, the same on every replica. It is looked up when somebody
 * asks for them, and not again within a few seconds.
 *
 * <p>Whoever begins a look waits two seconds at most, whoever comes while it goes on not at all. By
 * then what was found last is told, for two minutes, so that an alert does not fall silent because
 * the database is slow; and after that no number. A database that is away must not look like a
 * service that is.
 */
public final class LookedUp<T> {
  private static final Logger LOG = Logger.getLogger(LookedUp.class);

  private static final Duration GOOD_FOR = Duration.ofSeconds(5);
  private static final Duration TOLD_FOR = Duration.ofMinutes(2);
  private static final long PATIENCE_MILLIS = 2_000;

  private final String what;
  private final Supplier<T> query;
  private final Clock clock;
  private @Nullable Look<T> last;
  private @Nullable Look<T> known;

  /**
   * @param what of which the log says that it could not be looked up
   */
  public LookedUp(String what, Supplier<T> query, Clock clock) {
    this.what = what;
    this.query = query;
    this.clock = clock;
  }

  /** A number of what was found. */
  public double number(ToDoubleFunction<T> number) {
    var seen = look();
    return seen == null ? Double.NaN : number.applyAsDouble(seen);
  }

  /** For how many seconds something has been so; 0 when it is not. */
  public double age(Function<T, @Nullable Instant> since) {
    return number(
        seen -> {
          var instant = since.apply(seen);
          return instant == null
              ? 0
              : Math.max(0, Duration.between(instant, clock.instant()).toMillis() / 1_000.0);
        });
  }

  private @Nullable T look() {
    begin().ifPresent(this::await);
    return found();
  }

  /** Nothing while a look is good or goes on. */
  private synchronized Optional<Look<T>> begin() {
    var now = clock.instant();
    if (last != null && !last.isOver(now)) {
      return Optional.empty();
    }
    remember();
    last =
        new Look<>(now, CompletableFuture.supplyAsync(query, Infrastructure.getDefaultExecutor()));
    return Optional.of(last);
  }

  private synchronized @Nullable T found() {
    remember();
    return known == null || known.isOlderThan(TOLD_FOR, clock.instant())
        ? null
        : known.answer().resultNow();
  }

  private void remember() {
    if (last != null && last.answer().state() == Future.State.SUCCESS) {
      known = last;
    }
  }

  private void await(Look<T> look) {
    try {
      var _ = look.answer().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      LOG.warnf(failure.getCause(), "Cannot look up %s for the metrics", what);
    } catch (TimeoutException slow) {
      LOG.warnf("Looking up %s for the metrics takes long", what);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Look<T>(Instant begun, CompletableFuture<T> answer) {

    /** Whichever way the clock has been set: what is a while away from now is not from now. */
    boolean isOlderThan(Duration time, Instant now) {
      return Duration.between(begun, now).abs().compareTo(time) > 0;
    }

    boolean isOver(Instant now) {
      return answer.isDone() && isOlderThan(GOOD_FOR, now);
    }
  }
}
