package dev.latitude.pilot.intake;

import dev.latitude.kit.time.Ids;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one request in a table of its own, which is gone with the transaction. However many
 * they are, they are compared with one another and with what is recorded in a few statements, and
 * none of them stays in memory.
 */
@Dependent
class StagingTable {
  private static final int AT_A_TIME = 1_000;

  private static final String CREATE =
      """
      create temporary table staged (
        number int, pilot_id uuid, id uuid, metric text, from_day date, to_day date, value numeric, sample_size int, source text
      ) on commit drop;
      create temporary table sorted (
        number int, pilot_id uuid, id uuid, metric text, from_day date, to_day date, value numeric, sample_size int, source text,
        supersedes uuid, other_from date, other_to date, outcome text
      ) on commit drop
      """;

  private static final String STAGE =
      """
      insert into staged
      select * from unnest(?::int[], ?::uuid[], ?::uuid[], ?::text[], ?::text[]::date[], ?::text[]::date[], ?::text[]::numeric[],
                           ?::int[], ?::text[])
      """;

  /**
   * Sorts the rows by what is to become of each: first what it would be alone, then whether another
   * of those that would do says something else about its days, which refuses both. Rows of one
   * request are compared in the order of their days, so their own order does not matter, and those
   * that say the same are as one. A recorded value can only overlap a row if the last one that
   * begins before the row ends does, because recorded values do not overlap; so one look into the
   * index finds it.
   */
  private static final String SORT =
      """
      insert into sorted
      select number, pilot_id, id, metric, from_day, to_day, value, sample_size, source, supersedes, other_from, other_to,
             case
               when alone in ('OVERLAPS', 'CLOSED') then alone
               when from_day <= ends_before or to_day >= begins_after then 'OVERLAPS_ROW'
               when repeated then 'UNCHANGED'
               else alone
             end
      from (
        select *,
          max(to_day) over (days groups between unbounded preceding and 1 preceding) as ends_before,
          first_value(from_day) over (days groups between 1 following and 1 following) as begins_after,
          row_number() over days > rank() over days as repeated
        from (
          select row.*, known.id as supersedes, known.from_day as other_from, known.to_day as other_to,
                 case
                   when known.id is null and pilot.open then 'RECORDED'
                   when known.id is null then 'CLOSED'
                   when known.from_day <> row.from_day or known.to_day <> row.to_day then 'OVERLAPS'
                   when known.value = row.value and known.sample_size = row.sample_size and known.source = row.source then 'UNCHANGED'
                   else 'CORRECTED'
                 end as alone
          from staged as row
          join unnest(?::uuid[], ?::boolean[]) as pilot (id, open) on pilot.id = row.pilot_id
          left join lateral (
            select id, from_day, to_day, value, sample_size, source
            from measurement
            where pilot_id = row.pilot_id and metric = row.metric and superseded_at is null and from_day <= row.to_day
            order by from_day desc limit 1) as known on known.to_day >= row.from_day) as looked_up
        window days as (partition by pilot_id, metric, alone in ('OVERLAPS', 'CLOSED')
                        order by from_day, to_day, value, sample_size, source)) as compared
      """;

  private static final String SUPERSEDE =
      """
      update measurement set superseded_at = ?
      from sorted
      where measurement.pilot_id = ? and sorted.pilot_id = measurement.pilot_id
        and sorted.outcome = 'CORRECTED' and measurement.id = sorted.supersedes
      """;

  private static final String RECORD =
      """
      insert into measurement (pilot_id, id, pilot_version, metric, from_day, to_day, value, sample_size, source, recorded_by, recorded_at,
                               supersedes, counts_since)
      select row.pilot_id, row.id, pilot.version, row.metric, row.from_day, row.to_day, row.value, row.sample_size, row.source, ?, ?,
             row.supersedes, pilot.version
      from sorted as row join unnest(?::uuid[], ?::bigint[]) as pilot (id, version) on pilot.id = row.pilot_id
      where row.outcome in ('RECORDED', 'CORRECTED')
      order by row.pilot_id, row.metric, row.from_day
      """;

  private final AgroalDataSource database;
  private final List<StagedRow> waiting = new ArrayList<>(AT_A_TIME);

  StagingTable(AgroalDataSource database) {
    this.database = database;
  }

  void create() {
    run(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute(CREATE);
          }
        });
  }

  void add(StagedRow row) {
    waiting.add(row);
    if (waiting.size() == AT_A_TIME) {
      flush();
    }
  }

  private void flush() {
    run(
        connection -> {
          try (var statement = connection.prepareStatement(STAGE)) {
            array(statement, 1, "int4", StagedRow::number);
            array(statement, 2, "uuid", StagedRow::pilot);
            array(statement, 3, "uuid", _ -> Ids.next());
            array(statement, 4, "text", row -> row.value().metric());
            array(statement, 5, "text", row -> row.value().from().toString());
            array(statement, 6, "text", row -> row.value().to().toString());
            array(statement, 7, "text", row -> row.value().value().toPlainString());
            array(statement, 8, "int4", row -> row.value().sampleSize());
            array(statement, 9, "text", row -> row.value().source());
            return statement.executeUpdate();
          }
        });
    waiting.clear();
  }

  private void array(
      PreparedStatement statement, int index, String type, Function<StagedRow, Object> value)
      throws SQLException {
    statement.setArray(
        index,
        statement.getConnection().createArrayOf(type, waiting.stream().map(value).toArray()));
  }

  /**
   * @param takesNewPeriods of each pilot, whether it takes values for days that have none
   */
  void sort(Map<UUID, Boolean> takesNewPeriods) {
    flush();
    run(
        connection -> {
          try (var analyze = connection.createStatement();
              var statement = connection.prepareStatement(SORT)) {
            analyze.execute("analyze staged"); // the planner knows nothing of a new table
            var pilots = List.copyOf(takesNewPeriods.entrySet());
            statement.setArray(
                1,
                connection.createArrayOf("uuid", pilots.stream().map(Map.Entry::getKey).toArray()));
            statement.setArray(
                2,
                connection.createArrayOf(
                    "bool", pilots.stream().map(Map.Entry::getValue).toArray()));
            statement.executeUpdate();
            return analyze.execute("analyze sorted");
          }
        });
  }

  /** A row that cannot be recorded, with the recorded days it overlaps if that is why. */
  record Refusal(
      int number,
      UUID pilot,
      String metric,
      String outcome,
      @Nullable LocalDate otherFrom,
      @Nullable LocalDate otherTo) {}

  int countRefusals() {
    return query(
            "select count(*) from sorted where outcome in ('OVERLAPS_ROW', 'OVERLAPS', 'CLOSED')",
            _ -> {},
            row -> row.getInt(1))
        .getFirst();
  }

  List<Refusal> refusals(int limit) {
    return query(
        """
        select number, pilot_id, metric, outcome, other_from, other_to from sorted
        where outcome in ('OVERLAPS_ROW', 'OVERLAPS', 'CLOSED') order by number limit ?
        """,
        statement -> statement.setInt(1, limit),
        row ->
            new Refusal(
                row.getInt(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class)));
  }

  /** What becomes of the rows of one metric of one pilot; days of those that change something. */
  record Share(
      UUID pilot,
      String metric,
      int recorded,
      int corrected,
      int unchanged,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}

  List<Share> shares() {
    return query(
        """
        select pilot_id, metric,
               count(*) filter (where outcome = 'RECORDED'), count(*) filter (where outcome = 'CORRECTED'),
               count(*) filter (where outcome = 'UNCHANGED'),
               min(from_day) filter (where outcome in ('RECORDED', 'CORRECTED')),
               max(to_day) filter (where outcome in ('RECORDED', 'CORRECTED'))
        from sorted group by pilot_id, metric order by pilot_id, metric
        """,
        _ -> {},
        row ->
            new Share(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                row.getInt(4),
                row.getInt(5),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class)));
  }

  /** Before anything is recorded: the database keeps one current value for a day. */
  void supersede(Collection<UUID> pilots, Instant now) {
    run(
        connection -> {
          try (var statement = connection.prepareStatement(SUPERSEDE)) {
            int corrected = 0;
            for (var pilot : pilots) {
              statement.setObject(1, at(now));
              statement.setObject(2, pilot);
              corrected += statement.executeUpdate();
            }
            return corrected;
          }
        });
  }

  /**
   * @param versions the version of each pilot by which its rows are recorded
   */
  void record(Map<UUID, Long> versions, String by, Instant now) {
    run(
        connection -> {
          try (var statement = connection.prepareStatement(RECORD)) {
            var pilots = List.copyOf(versions.entrySet());
            statement.setString(1, by);
            statement.setObject(2, at(now));
            statement.setArray(
                3,
                connection.createArrayOf("uuid", pilots.stream().map(Map.Entry::getKey).toArray()));
            statement.setArray(
                4,
                connection.createArrayOf(
                    "int8", pilots.stream().map(Map.Entry::getValue).toArray()));
            return statement.executeUpdate();
          }
        });
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private <T> List<T> query(String sql, Parameters parameters, Mapping<T> mapping) {
    return run(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (var rows = statement.executeQuery()) {
              var all = new ArrayList<T>();
              while (rows.next()) {
                all.add(mapping.map(rows));
              }
              return all;
            }
          }
        });
  }

  private <T> T run(Work<T> work) {
    try (var connection = database.getConnection()) {
      return work.on(connection);
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot take in measurements", failure);
    }
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private interface Mapping<T> {
    T map(java.sql.ResultSet row) throws SQLException;
  }
}
