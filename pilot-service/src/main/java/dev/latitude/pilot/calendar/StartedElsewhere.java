package dev.latitude.pilot.calendar;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Adds what a replica of the version before, which knows neither days nor kept trigger sets, has
 * left out of the pilots that it started during a deployment. It is what the migrations did for
 * those that ran then; the job that tells of days fills in the rest.
 */
@ApplicationScoped
public class StartedElsewhere {
  /**
   * By the index on just these. One that somebody holds is left for the next turn, by which that
   * somebody may have done it.
   */
  private static final String TAKE_UP =
      """
      update pilot set
        owed_from        = taken.day,
        told_through     = coalesce(told_through, taken.day - 1),
        reviewed_through = greatest(reviewed_through, (select max(review_date) from review where review.pilot_id = pilot.id)),
        tell_on          = case when state in ('ACTIVE', 'PAUSED') then least(tell_on, ?) end,
        stopped_on       = case when state not in ('ACTIVE', 'PAUSED')
                             then coalesce(stopped_on, (coalesce(completed_at, updated_at) at time zone 'UTC')::date) end
      from (
        select id, (started_at at time zone 'UTC')::date as day from pilot
        where started_at is not null and owed_from is null
        order by id limit ? for update skip locked) as taken
      where pilot.id = taken.id
      returning pilot.id
      """;

  /** The set that stood from the start, unless another one came to stand that is kept. */
  private static final String KEEP_TRIGGER_SETS =
      """
      insert into trigger_set (pilot_id, revision, hash, content, basis, stands_from, acknowledgements)
      select pilot.id, event.revision, trigger_set_hash,
             jsonb_build_object('start', terms #> '{plan,start}', 'end', terms #> '{plan,end}',
                                'reviewDates', terms #> '{plan,reviewDates}', 'statusUpdateEvery', terms #> '{plan,statusUpdateEvery}',
                                'metrics', terms -> 'metrics', 'triggers', terms -> 'triggers'),
             'AGREED', started_at, acknowledgements
      from pilot join event on event.subject = pilot.id and event.type = 'pilot.started'
      where pilot.id = any(?) and not exists (select from trigger_set where trigger_set.pilot_id = pilot.id)
      """;

  private final AgroalDataSource database;
  private final Clock clock;

  StartedElsewhere(AgroalDataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Takes up so many at most, and says how many there were. */
  @Transactional
  public int takeUp(int limit) {
    try (var connection = database.getConnection()) {
      var taken = takeUp(connection, limit);
      if (!taken.isEmpty()) {
        keepTriggerSets(connection, taken);
      }
      return taken.size();
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot take up pilots that were started", failure);
    }
  }

  private List<UUID> takeUp(Connection connection, int limit) throws SQLException {
    try (var statement = connection.prepareStatement(TAKE_UP)) {
      statement.setObject(1, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
      statement.setInt(2, limit);
      var taken = new ArrayList<UUID>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          taken.add(rows.getObject(1, UUID.class));
        }
      }
      return taken;
    }
  }

  private static void keepTriggerSets(Connection connection, List<UUID> taken) throws SQLException {
    try (var statement = connection.prepareStatement(KEEP_TRIGGER_SETS)) {
      statement.setArray(1, connection.createArrayOf("uuid", taken.toArray()));
      statement.executeUpdate();
    }
  }
}
