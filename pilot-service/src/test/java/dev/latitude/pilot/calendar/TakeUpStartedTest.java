package dev.latitude.pilot.calendar;

import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.today;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What replicas of the version before do to pilots while a deployment goes on. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class TakeUpStartedTest {
  @Inject AgroalDataSource database;
  @Inject TakeUpStarted takeUp;
  @Inject TellOfDays tellOfDays;

  @Test
  void a_pilot_that_was_started_without_its_days_and_its_trigger_set_gets_them() throws Exception {
    var whole = active();
    var pilot = active();
    String owed = column("owed_from", pilot);
    String dueOn = column("review_due_on", pilot);
    var kept = triggerSets(pilot);
    assertThat(kept).hasSize(1);
    startedByTheVersionBefore(pilot);
    assertThat(triggerSets(pilot)).isEmpty();
    takeUp.run();
    takeUp.run();
    tellOfDays.run();
    assertThat(triggerSets(pilot)).isEqualTo(kept);
    assertThat(column("owed_from", pilot)).isEqualTo(owed).isEqualTo(today().toString());
    assertThat(column("review_due_on", pilot)).isEqualTo(dueOn);
    for (var day : List.of("tell_on", "update_due_on", "ends_on", "approver_awaited_on")) {
      assertThat(column(day, pilot)).as(day).isEqualTo(column(day, whole)).isNotNull();
    }
  }

  /** But for the moment, which is now that of the start to the microsecond. */
  private static List<Map<String, Object>> triggerSets(String pilot) {
    List<Map<String, Object>> sets =
        asAuthor()
            .get("/api/v1/pilots/{id}/trigger-sets", pilot)
            .then()
            .statusCode(200)
            .extract()
            .path("items");
    sets.forEach(set -> assertThat(set.remove("from")).asString().startsWith("20"));
    return sets;
  }

  @Test
  void what_it_stops_has_no_days_to_come() throws Exception {
    var pilot = active();
    assertThat(column("ends_on", pilot)).isNotNull();
    run("update pilot set state = 'REVERTED', state_reason = 'r' where id = '%s'".formatted(pilot));
    for (var day : List.of("ends_on", "overdue_on", "update_due_on", "tell_on")) {
      assertThat(column(day, pilot)).as(day).isNull();
    }
    assertThat(column("stopped_on", pilot)).isEqualTo(today().toString());
  }

  private void startedByTheVersionBefore(String pilot) throws SQLException {
    run(
        """
        update pilot set owed_from = null, told_through = null, review_due_on = null, update_due_on = null, ends_on = null, overdue_on = null,
                         author_awaited_on = null, approver_awaited_on = null, tell_on = null where id = '%1$s';
        alter table trigger_set disable trigger trigger_set_written_once;
        delete from trigger_set where pilot_id = '%1$s';
        alter table trigger_set enable trigger trigger_set_written_once
        """
            .formatted(pilot));
  }

  private String column(String column, String pilot) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select %s::text from pilot where id = '%s'".formatted(column, pilot))) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
