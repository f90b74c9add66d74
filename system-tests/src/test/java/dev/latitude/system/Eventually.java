package dev.latitude.system;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again until something is so; for what one process hears from another. */
final class Eventually {

  private Eventually() {}

  static <T> T see(Supplier<T> look, Predicate<T> so) {
    return within(15, look, so);
  }

  static <T> T within(int seconds, Supplier<T> look, Predicate<T> so) {
    var deadline = Instant.now().plusSeconds(seconds);
    while (true) {
      var seen = look.get();
      if (so.test(seen)) {
        return seen;
      }
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("Not within " + seconds + " s; last seen: " + seen);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
