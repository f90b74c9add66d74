package dev.latitude.kit.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/**
 * The one source of time. It ticks in microseconds, the precision PostgreSQL keeps, so that a
 * stored instant equals the one that was told.
 */
public class Time {
  @Produces
  @ApplicationScoped
  @DefaultBean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }
}
