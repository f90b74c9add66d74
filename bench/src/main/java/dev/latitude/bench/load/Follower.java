package dev.latitude.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Follows a feed as integrations are told to, by long poll from its end on, and notes how long each
 * event took: from the moment that it says it happened, before its commit, until it was here.
 */
public final class Follower implements AutoCloseable {
  private static final long LONGEST = TimeUnit.MINUTES.toMicros(2);
  private static final int PATIENCE_SECONDS = 20;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpWire wire;
  private final String path;
  private final String token;
  private final Thread thread;
  private Histogram lags = new Histogram(LONGEST, 3);
  private volatile boolean ending;
  private volatile @Nullable Exception failure;

  private Follower(HttpWire wire, String path, String token, String cursor) {
    this.wire = wire;
    this.path = path;
    this.token = token;
    thread = Thread.ofPlatform().daemon().name("follower").start(() -> follow(cursor));
  }

  /**
   * Begins to follow.
   *
   * @param cursor after which event to begin
   */
  public static Follower start(URI address, String path, String token, String cursor)
      throws IOException {
    return new Follower(new HttpWire(address), path, token, cursor);
  }

  private void follow(String from) {
    try {
      for (var cursor = from; !ending; ) {
        var status =
            wire.exchange(
                HttpWire.get("%s?after=%s&limit=1000&wait=1".formatted(path, cursor), token));
        if (status != 200) {
          throw new IOException("The feed answered %d: %s".formatted(status, wire.body()));
        }
        var now = Instant.now();
        var page = json.readTree(wire.body());
        page.path("items").forEach(event -> note(event, now));
        cursor = page.path("next").asText();
      }
    } catch (IOException | RuntimeException ended) {
      failure = ended;
    }
  }

  private synchronized void note(JsonNode event, Instant now) {
    var lag = Instant.parse(event.path("time").asText()).until(now, ChronoUnit.MICROS);
    lags.recordValue(Math.clamp(lag, 0, LONGEST));
  }

  /** Forgets what it has noted so far. */
  public synchronized void begin() {
    lags = new Histogram(LONGEST, 3);
  }

  /** Microseconds, once so many events have come since {@link #begin}. */
  public Histogram lagsOf(long events) {
    for (int i = 0; i < PATIENCE_SECONDS * 100; i++) {
      if (failure != null) {
        throw new IllegalStateException("The feed could not be followed", failure);
      }
      synchronized (this) {
        if (lags.getTotalCount() >= events) {
          return lags.copy();
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    throw new IllegalStateException("%d events did not come".formatted(events));
  }

  @Override
  public void close() throws Exception {
    ending = true;
    thread.join();
    wire.close();
  }
}
