package dev.latitude.kit.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A bucket for each caller, which fills evenly: a pause gives back as much as it is long. Kept by
 * each replica for itself, since a shared count would cost every request a round trip; whoever
 * limits a whole installation does it at the gateway.
 */
@ApplicationScoped
public class Limits {
  /** More callers than that at once, and the longest silent ones begin anew. */
  private static final int MOST_CALLERS = 100_000;

  private final LimitConfig config;
  private final TimeMeter time;
  private final Cache<Key, Bucket> buckets;

  private record Key(CallerKind kind, String caller) {}

  Limits(LimitConfig config, Clock clock) {
    this.config = config;
    this.time = new Time(clock);
    this.buckets =
        Caffeine.newBuilder().maximumSize(MOST_CALLERS).expireAfterAccess(config.window()).build();
  }

  /** Counts a request of the caller; empty if there is no limit for such. */
  Optional<Allowance> count(CallerKind kind, String caller) {
    int limit = kind.limit(config);
    if (limit == 0) {
      return Optional.empty();
    }
    var probe =
        buckets.get(new Key(kind, caller), _ -> full(limit)).tryConsumeAndReturnRemaining(1);
    return Optional.of(
        new Allowance(
            kind,
            limit,
            config.window(),
            probe.isConsumed(),
            probe.getRemainingTokens(),
            Duration.ofNanos(probe.getNanosToWaitForRefill()),
            Duration.ofNanos(probe.getNanosToWaitForReset())));
  }

  private Bucket full(int limit) {
    return Bucket.builder()
        .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, config.window()))
        .withCustomTimePrecision(time)
        .build();
  }

  /** The injected clock, so that a test need not wait. */
  private record Time(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
