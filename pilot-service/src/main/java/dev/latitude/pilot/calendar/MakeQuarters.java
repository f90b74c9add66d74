package dev.latitude.pilot.calendar;

import dev.latitude.kit.jobs.RecurringJob;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Makes the partitions for the measurements of pilots to come, years before they are needed: rows
 * that had found none would have to be moved by hand.
 */
@ApplicationScoped
class MakeQuarters implements RecurringJob {
  private static final Logger LOG = Logger.getLogger(MakeQuarters.class);
  private static final int YEARS_AHEAD = 3;

  private final AgroalDataSource database;
  private final Clock clock;

  MakeQuarters(AgroalDataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "make-quarters";
  }

  /** Most days there is nothing to make; asking costs a look at the catalogue of tables. */
  @Override
  public Duration every() {
    return Duration.ofDays(1);
  }

  /** A whole year at a time. Two who make them at once come one after the other. */
  @Override
  @Transactional
  public void run() {
    var year = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear() + YEARS_AHEAD;
    var through = LocalDate.of(year, 12, 31);
    int made = makeThrough(through);
    if (made > 0) {
      LOG.infof("Made %d partitions for measurements, until %s", made, through);
    }
  }

  /**
   * A partition is made under a lock on its table. Who waits for that keeps everybody waiting who
   * comes later, so it is given up soon; there are a thousand more days to try.
   */
  private int makeThrough(LocalDate day) {
    try (var connection = database.getConnection();
        var patience = connection.createStatement();
        var statement = connection.prepareStatement("select make_quarters(?)")) {
      patience.execute("set local lock_timeout = '5s'");
      statement.setObject(1, day);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot make partitions until " + day, failure);
    }
  }
}
