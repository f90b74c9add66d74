package dev.latitude.kit.history;

import dev.latitude.kit.telemetry.LookedUp;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How long the oldest event waits for its position. Nobody else would tell: to a reader of the
 * feed, events without one have not happened, and it takes what it knows for all there is.
 */
@ApplicationScoped
class WaitingEvents {
  /** By the index {@code event_unsequenced}, in which there is nothing else. */
  static final String OLDEST = "select min(time) from event where position is null";

  private final AgroalDataSource database;
  private final LookedUp<Optional<Instant>> oldest;
  private final MeterRegistry meters;

  WaitingEvents(AgroalDataSource database, MeterRegistry meters, Clock clock) {
    this.database = database;
    this.oldest =
        new LookedUp<>("which events wait for their position", this::oldestWaiting, clock);
    this.meters = meters;
  }

  void start(@Observes StartupEvent event) {
    TimeGauge.builder(
            "latitude.events.waiting.age",
            () -> oldest.age(found -> found.orElse(null)),
            TimeUnit.SECONDS)
        .description("How long the oldest event waits for its position in the feed")
        .register(meters);
  }

  private Optional<Instant> oldestWaiting() {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(OLDEST);
        var row = statement.executeQuery()) {
      return row.next()
          ? Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
              .map(OffsetDateTime::toInstant)
          : Optional.empty();
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot read which events wait", failure);
    }
  }
}
