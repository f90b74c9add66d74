package dev.latitude.pilot.trackrecord;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Counts in the database, for all stretches of a pilot at once. Each table is read once, by its
 * index on the pilot; {@code width_bucket} finds the stretch that a day lies in.
 */
@ApplicationScoped
class CountsReader {
  private static final String SQL =
      """
      with stretch as (select ?::text[]::date[] as starts, ?::uuid as pilot)
      select bucket, what, n
      from (
        select width_bucket(occurred_on, starts) as bucket,
          count(*) filter (where kind = 'TAKEN') as taken,
          count(*) filter (where kind = 'TAKEN' and amount_check = 'BEYOND_LIMIT') as beyond,
          count(*) filter (where not in_force) as out_of_force,
          count(*) filter (where kind = 'TAKEN' and not agrees) as taken_disputed,
          count(*) filter (where kind = 'OVERRIDE') as overrides,
          count(*) filter (where kind = 'LATE_APPROVAL') as late_approvals,
          coalesce(sum(occurred_on - needed_by), 0) as waited,
          count(*) filter (where kind <> 'TAKEN' and not agrees) as others_disputed
        from stretch join decision_entry on pilot_id = pilot group by 1) as decision,
        lateral (values ('DECISIONS_TAKEN', taken), ('DECISIONS_BEYOND_LIMIT', beyond), ('DECISIONS_OUT_OF_FORCE', out_of_force),
          ('DECISIONS_DISPUTED', taken_disputed), ('OVERRIDES', overrides), ('LATE_APPROVALS', late_approvals), ('DAYS_WAITED', waited),
          ('INTERVENTIONS_DISPUTED', others_disputed)) as counted (what, n)
      union all
      select bucket, what, n
      from (
        select width_bucket(delivered_on, starts) as bucket, count(*) as runs, count(*) filter (where complete) as complete
        from stretch join checklist_run on pilot_id = pilot where superseded_at is null group by 1) as checklist,
        lateral (values ('CHECKLIST_RUNS', runs), ('CHECKLIST_RUNS_COMPLETE', complete)) as counted (what, n)
      union all
      select bucket, what, n
      from (
        select width_bucket(to_day, starts) as bucket, count(*) filter (where not late) as on_time, count(*) filter (where late) as late
        from stretch join status_update on pilot_id = pilot group by 1) as reported,
        lateral (values ('UPDATES_ON_TIME', on_time), ('UPDATES_LATE', late)) as counted (what, n)
      union all
      select bucket, what, n
      from (
        select width_bucket(review_date, starts) as bucket, count(*) filter (where not held_late) as on_time, count(*) filter (where held_late) as late
        from stretch join review on pilot_id = pilot
        where review_date is not null group by 1) as held,
        lateral (values ('REVIEWS_LATE', late), ('REVIEWS_ON_TIME', on_time)) as counted (what, n)
      """;

  private final AgroalDataSource database;

  CountsReader(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * Counts what happened in each stretch.
   *
   * @param starts the first days of the stretches, in order
   * @return in the order of the stretches
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Counts> read(UUID pilot, List<LocalDate> starts) {
    var counts = starts.stream().map(_ -> new Counts()).toList();
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(SQL)) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "text", starts.stream().map(LocalDate::toString).toArray(String[]::new)));
      statement.setObject(2, pilot);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          int bucket = Math.max(rows.getInt("bucket"), 1);
          counts.get(bucket - 1).add(Count.valueOf(rows.getString("what")), rows.getLong("n"));
        }
      }
      return counts;
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot count what happened in " + pilot, failure);
    }
  }
}
