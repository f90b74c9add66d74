package dev.latitude.pilot.dashboard;

import dev.latitude.pilot.measurement.Standing;
import dev.latitude.pilot.pilot.Metric;
import dev.latitude.pilot.pilot.Pilot;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the series of all metrics of a pilot at once, and no more of them than is wanted. */
@ApplicationScoped
class SeriesReader {
  /**
   * For each metric one range of the index that keeps its current values by day. When there are
   * more values than points, as many neighbours as it takes make one point: what was exceptional
   * among them stays visible as the lowest and the highest. Values that do not count have no part
   * in that while there are others. Beside the points stands the value of the latest days that
   * counts, which the window and the grouping have no part in.
   */
  static final String POINTS =
      """
      select wanted.metric, point.*
      from unnest(?::text[]) as wanted (metric)
      cross join lateral (
        (select false as latest,
          case when count(*) = 1 then min(id::text)::uuid end as id,
          min(from_day) as from_day, max(to_day) as to_day, count(*) as values_in_it, min(n) as values_of_all,
          coalesce(avg(value) filter (where standing = 'COUNTED'), avg(value)) as value,
          coalesce(min(value) filter (where standing = 'COUNTED'), min(value)) as lowest,
          coalesce(max(value) filter (where standing = 'COUNTED'), max(value)) as highest,
          sum(sample_size) as sample_size,
          case when bool_or(standing = 'COUNTED') then 'COUNTED' when bool_or(standing = 'DISPUTED') then 'DISPUTED' else 'SET_ASIDE' end
            as standing,
          count(*) filter (where standing <> 'COUNTED') as not_counted
        from (
          select m.id, m.from_day, m.to_day, m.value, m.sample_size, m.standing,
                 row_number() over (order by m.from_day) - 1 as k, count(*) over () as n
          from measurement m
          where m.pilot_id = ? and m.metric = wanted.metric and m.superseded_at is null
            and m.from_day between ? and ?
        ) as one
        group by k * ?::bigint / greatest(n, ?::bigint))
        union all
        (select true, m.id, m.from_day, m.to_day, 1, null, m.value, m.value, m.value, m.sample_size, m.standing, 0
        from measurement m
        where m.pilot_id = ? and m.metric = wanted.metric and m.superseded_at is null and m.standing = 'COUNTED'
        order by m.from_day desc limit 1)
      ) as point
      order by wanted.metric, point.from_day
      """;

  /** Of a mean, as many digits as of a value. */
  private static final int DIGITS = 6;

  private final AgroalDataSource database;

  SeriesReader(AgroalDataSource database) {
    this.database = database;
  }

  /** By key of the metric. */
  @Transactional
  public Map<String, Series> read(Pilot pilot, Window window) {
    var metrics = pilot.terms().metrics().stream().map(Metric::key).toArray(String[]::new);
    var plan = pilot.terms().plan();
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(POINTS)) {
      statement.setArray(1, connection.createArrayOf("text", metrics));
      statement.setObject(2, pilot.id());
      statement.setObject(3, window.from(plan));
      statement.setObject(4, window.to(plan));
      statement.setInt(5, window.points());
      statement.setInt(6, window.points());
      statement.setObject(7, pilot.id());
      return series(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot read the series of " + pilot.id(), failure);
    }
  }

  private static Map<String, Series> series(PreparedStatement statement) throws SQLException {
    var points = new HashMap<String, List<Series.Point>>();
    var values = new HashMap<String, Integer>();
    var latest = new HashMap<String, Series.Point>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        var metric = rows.getString("metric");
        var those = points.computeIfAbsent(metric, _ -> new ArrayList<>());
        if (rows.getBoolean("latest")) {
          latest.put(metric, point(rows));
        } else {
          those.add(point(rows));
          values.put(metric, rows.getInt("values_of_all"));
        }
      }
    }
    var series = new HashMap<String, Series>();
    points.forEach(
        (metric, those) ->
            series.put(
                metric, new Series(values.getOrDefault(metric, 0), those, latest.get(metric))));
    return series;
  }

  private static Series.Point point(ResultSet row) throws SQLException {
    int values = row.getInt("values_in_it");
    boolean one = values == 1;
    return new Series.Point(
        row.getObject("id", UUID.class),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class),
        plain(row.getBigDecimal("value")),
        extreme(row.getBigDecimal("lowest"), one),
        extreme(row.getBigDecimal("highest"), one),
        values,
        row.getLong("sample_size"),
        Standing.valueOf(row.getString("standing")),
        row.getInt("not_counted"));
  }

  private static @Nullable BigDecimal extreme(BigDecimal value, boolean one) {
    return one ? null : plain(value);
  }

  private static BigDecimal plain(BigDecimal value) {
    var rounded = value.setScale(Math.min(value.scale(), DIGITS), RoundingMode.HALF_UP);
    var stripped = rounded.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
