package dev.latitude.agreement;

import dev.latitude.agreement.agreement.AgreementState;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * How many agreements there are in each state that leads on. Those that are over only become more
 * with the years, so they are not counted; that they are over was counted when it happened.
 *
 * <p>Nobody who asks for a number waits for the database: the answer is what was counted last, and
 * when that is a while ago they are counted anew beside it. So it is once a minute at most on each
 * replica, however often it is asked. What could not be counted for long is told as no number.
 */
@ApplicationScoped
class AgreementGauges {
  private static final Logger LOG = Logger.getLogger(AgreementGauges.class);

  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final Duration KNOWN = Duration.ofMinutes(5);

  /** An index-only scan of {@code agreement_alive}, whose size is that of the organisation. */
  static final String COUNT =
      "select state, count(*) from agreement where state in ('DRAFT', 'OFFERED', 'IN_FORCE', 'SUSPENDED') group by state";

  private final MeterRegistry meters;
  private final AgroalDataSource database;
  private final Clock clock;
  private final AtomicBoolean counting = new AtomicBoolean();
  private volatile Counted counted = new Counted(Map.of(), Instant.EPOCH);

  AgreementGauges(MeterRegistry meters, AgroalDataSource database, Clock clock) {
    this.meters = meters;
    this.database = database;
    this.clock = clock;
  }

  private record Counted(Map<AgreementState, Long> agreements, Instant at) {}

  void start(@Observes StartupEvent event) {
    AgreementState.ALIVE.forEach(
        state ->
            Gauge.builder("latitude.agreements", () -> number(state))
                .description("Agreements in each state that leads on")
                .tag("state", state.name())
                .register(meters));
  }

  private double number(AgreementState state) {
    var now = clock.instant();
    var known = counted;
    // Whichever way the clock has been set: what is a while away from now is not from now.
    var away = Duration.between(known.at(), now).abs();
    if (away.compareTo(FRESH) > 0 && counting.compareAndSet(false, true)) {
      Infrastructure.getDefaultExecutor().execute(() -> count(now));
    }
    return away.compareTo(KNOWN) > 0 ? Double.NaN : known.agreements().getOrDefault(state, 0L);
  }

  private void count(Instant now) {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(COUNT);
        var rows = select.executeQuery()) {
      var agreements = new EnumMap<AgreementState, Long>(AgreementState.class);
      while (rows.next()) {
        agreements.put(AgreementState.valueOf(rows.getString(1)), rows.getLong(2));
      }
      counted = new Counted(agreements, now);
    } catch (SQLException failure) {
      LOG.warn(
          "Agreements could not be counted; they are told as no number until they can", failure);
    } finally {
      counting.set(false);
    }
  }
}
