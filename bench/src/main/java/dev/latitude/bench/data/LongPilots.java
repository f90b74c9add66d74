package dev.latitude.bench.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Pilots that began years ago, so that very many days of them can be measured: copies of one that
 * runs. Their ids are worked out from its id, so that nobody has to be told them.
 *
 * @param original the pilot that runs
 * @param began the first day of the copies
 * @param pilots how many are measured in one request
 */
public record LongPilots(UUID original, LocalDate began, int pilots) {
  /** One for each side, which measure the same days. */
  private static final int SETS = 2;

  private static final int GROUPS = 10;
  private static final int BLOCKS = 20;
  private static final int DAYS = 50;
  private static final List<String> METRICS = List.of("client-score", "error-rate");

  /** Whole weeks, since status updates are. */
  private static final int EARLIER = 150 * 7;

  /** Makes the copies; what their authors owed before is owed by nobody. */
  public static LongPilots make(Connection connection, UUID original, int pilots)
      throws SQLException {
    for (int set = 0; set < SETS; set++) {
      var list = "bench_long_pilot_" + set;
      Copies.OF_PILOTS.make(connection, original, list, id(original, set), pilots * GROUPS);
      try (var statement = connection.createStatement()) {
        statement.execute(
            """
            update pilot set next_update = next_update + %1$d / 7,
              terms = jsonb_set(terms, '{plan,start}', to_jsonb(((terms #>> '{plan,start}')::date - %1$d)::text))
            where id in (select id from %2$s)
            """
                .formatted(EARLIER, list));
        statement.execute("vacuum analyze pilot");
      }
    }
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select (terms #>> '{plan,start}')::date - %d from pilot where id = '%s'"
                    .formatted(EARLIER, original))) {
      rows.next();
      return new LongPilots(original, rows.getObject(1, LocalDate.class), pilots);
    }
  }

  private static String id(UUID original, int set) {
    return "('%s-%x000-' || lpad(to_hex(n), 12, '0'))::uuid"
        .formatted(original.toString().substring(0, 18), 8 + set);
  }

  private UUID pilot(int set, int number) {
    return new UUID(original.getMostSignificantBits(), ((8L + set) << 60) | number);
  }

  public int rows() {
    return pilots * DAYS * METRICS.size();
  }

  /** What a value of a metric is, within the limits: a breach would revert the pilot. */
  public interface Value {
    void accept(UUID pilot, String metric, LocalDate day, String value);
  }

  /**
   * All values of one turn: of a group of pilots the days of a block, in which nothing was measured
   * before.
   */
  public void values(int set, long turn, Value consumer) {
    if (turn >= GROUPS * BLOCKS) {
      throw new IllegalStateException("All days of all pilots have been measured");
    }
    var group = (int) (turn % GROUPS);
    var first = began.plusDays(turn / GROUPS * DAYS);
    for (int i = 0; i < pilots; i++) {
      var pilot = pilot(set, group * pilots + i);
      for (int day = 0; day < DAYS; day++) {
        for (var metric : METRICS) {
          consumer.accept(
              pilot,
              metric,
              first.plusDays(day),
              metric.equals(METRICS.getFirst()) ? "4.4" : "2.1");
        }
      }
    }
  }
}
