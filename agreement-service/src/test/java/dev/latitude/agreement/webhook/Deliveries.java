package dev.latitude.agreement.webhook;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What the dispatcher does, which is off in tests; for tests of who is told. */
@ApplicationScoped
public class Deliveries {
  private final DeliveryQueue queue;
  private final Courier courier;
  private final AgroalDataSource database;
  private final Clock clock;

  Deliveries(DeliveryQueue queue, Courier courier, AgroalDataSource database, Clock clock) {
    this.queue = queue;
    this.courier = courier;
    this.database = database;
    this.clock = clock;
  }

  /** A new endpoint, which wants all events of agreements. */
  public To to(String url) {
    return new To(
        WebhookFixture.registered(
            "{\"url\": \"%s\", \"eventTypes\": [\"agreement.*\"]}".formatted(url)));
  }

  /** An endpoint, and what is sent to it. */
  public final class To implements AutoCloseable {
    private final WebhookFixture endpoint;

    private To(WebhookFixture endpoint) {
      this.endpoint = endpoint;
    }

    public String secret() {
      return endpoint.secret;
    }

    /** Sends what is due. */
    public void send(BooleanSupplier until) {
      while (!until.getAsBoolean()) {
        var claims = queue.claim(clock.instant(), Duration.ofSeconds(45), WebhookEndpoints.MOST);
        claims.forEach(claim -> courier.work(claim, until));
        if (claims.isEmpty()) {
          LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
      }
    }

    /** Whether everything that has happened was delivered. */
    public boolean isDone() {
      try {
        return new Happenings(database)
            .text(
                """
                select not exists (select from webhook_delivery where endpoint_id = '%s' and state = 'WAITING')
                  and not exists (select from event where position is null)
                  and place = (select max(position) from event) from webhook_queue where endpoint_id = '%s'
                """
                    .formatted(endpoint.id, endpoint.id))
            .equals("t");
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }

    /** What waits for its next attempt is tried now. */
    public void tryAtOnce() {
      endpoint.command("disable", "").statusCode(200);
      endpoint.command("enable", "").statusCode(200);
    }

    public void replay(Instant from, Instant to) {
      endpoint
          .command("replay", "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(from, to))
          .statusCode(200);
    }

    @Override
    public void close() {
      endpoint.command("delete", "").statusCode(204);
    }
  }
}
