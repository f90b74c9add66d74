package dev.latitude.pilot.evaluation;

import dev.latitude.pilot.trigger.Reading;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * The series of a pilot's metrics as triggers see them: current values that count, in the order of
 * their days. They are handed over one by one and never held together, however many there are: a
 * stretch is read after the other.
 */
@ApplicationScoped
public class MeasuredSeries {
  /** Before any day that can be measured. */
  public static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

  /** Mostly one value is new. That few are wanted also tells the planner to walk the index. */
  private static final int AT_FIRST = 16;

  private static final int AT_A_TIME = 1_000;

  private static final String NEWEST =
      """
      select newest.*
      from unnest(?::text[]) as wanted (metric)
      cross join lateral (
        select metric, id, from_day, to_day, value, sample_size, counts_since
        from measurement
        where pilot_id = ? and metric = wanted.metric
          and superseded_at is null and standing = 'COUNTED' and sample_size >= 1
        order by from_day desc limit 1) as newest
      """;

  private final AgroalDataSource database;

  MeasuredSeries(AgroalDataSource database) {
    this.database = database;
  }

  /** Readings of some metrics that begin after a day of each; of one metric in order. */
  @Transactional
  public void read(UUID pilot, Map<String, LocalDate> after, BiConsumer<String, Reading> reader) {
    var wanted = after;
    for (int limit = AT_FIRST; !wanted.isEmpty(); limit = AT_A_TIME) {
      wanted = readStretch(pilot, wanted, limit, reader);
    }
  }

  /** The metrics of which there may be more, and the day to go on after. */
  private Map<String, LocalDate> readStretch(
      UUID pilot, Map<String, LocalDate> after, int limit, BiConsumer<String, Reading> reader) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(laterReadings(after.size(), limit))) {
      int place = 1;
      for (var wanted : after.entrySet()) {
        statement.setObject(place++, pilot);
        statement.setString(place++, wanted.getKey());
        statement.setObject(place++, wanted.getValue());
      }
      return handOver(statement, limit, reader);
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot read the measurements of " + pilot, failure);
    }
  }

  /**
   * For each metric one range of the index that keeps its current values by day. PostgreSQL may
   * plan it anew for every measurement, since it looks into one part of the table then and not into
   * all; so it is as simple as can be: by an array of metrics, planning takes five times as long as
   * reading.
   */
  private static String laterReadings(int metrics, int limit) {
    var ofOne =
        """
        (select metric, id, from_day, to_day, value, sample_size, counts_since
         from measurement
         where pilot_id = ? and metric = ? and from_day > ? and superseded_at is null and standing = 'COUNTED'
         order by from_day limit %d)
        """
            .formatted(limit);
    return String.join("union all ", Collections.nCopies(metrics, ofOne));
  }

  private static Map<String, LocalDate> handOver(
      PreparedStatement statement, int limit, BiConsumer<String, Reading> reader)
      throws SQLException {
    var counts = new HashMap<String, Integer>();
    var last = new HashMap<String, LocalDate>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        var metric = rows.getString("metric");
        var reading = reading(rows);
        reader.accept(metric, reading);
        counts.merge(metric, 1, Integer::sum);
        last.put(metric, reading.from());
      }
    }
    last.keySet().removeIf(metric -> counts.getOrDefault(metric, 0) < limit);
    return last;
  }

  /** For each metric the value of the latest days, of those that rest on a case at least. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Map<String, Reading> newest(UUID pilot, Collection<String> metrics) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(NEWEST)) {
      statement.setArray(1, connection.createArrayOf("text", metrics.toArray(String[]::new)));
      statement.setObject(2, pilot);
      var found = new HashMap<String, Reading>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getString("metric"), reading(rows));
        }
      }
      return found;
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot look for measurements of " + pilot, failure);
    }
  }

  private static Reading reading(ResultSet row) throws SQLException {
    return new Reading(
        row.getObject("id", UUID.class),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class),
        row.getBigDecimal("value"),
        row.getInt("sample_size"),
        row.getLong("counts_since"));
  }
}
