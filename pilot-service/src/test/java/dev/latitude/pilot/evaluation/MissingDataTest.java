package dev.latitude.pilot.evaluation;

import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.history;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.PilotFixture.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class MissingDataTest {
  @Inject MissingData missingData;
  @Inject AgroalDataSource database;

  @Test
  void a_silence_that_is_too_long_pauses_a_running_pilot_and_is_told_once() throws SQLException {
    var id = active(missing("PAUSE", "P10D"));
    measure(id, "error-rate", 1, "1").statusCode(201);
    assertThat(missingData.due(1000)).doesNotContain(UUID.fromString(id));
    inForceSince(id, 20);

    assertThat(missingData.due(1000)).contains(UUID.fromString(id));
    assertThat(look(id)).isEqualTo(1);
    assertThat(look(id)).isZero();
    assertThat(missingData.due(1000)).doesNotContain(UUID.fromString(id));

    var reason =
        "error-rate has had no measurement with a sample of at least 1 since %s, and P10D of grace have passed."
            .formatted(start().plusDays(6));
    read(id).body("state", equalTo("PAUSED")).body("stateReason", equalTo(reason));
    history(id)
        .body("items[-2].type", equalTo("pilot.data-missing"))
        .body("items[-2].actor", equalTo("latitude"))
        .body(
            "items[-2].data",
            equalTo(
                Map.of(
                    "trigger", "errors-rise",
                    "metric", "error-rate",
                    "since", start().plusDays(6).toString(),
                    "action", "PAUSE",
                    "grace", "P10D",
                    "reason", reason)))
        .body("items[-1].type", equalTo("pilot.paused"))
        .body(
            "items[-1].data",
            equalTo(
                Map.of(
                    "cause", "NO_DATA",
                    "trigger", "errors-rise",
                    "metric", "error-rate",
                    "reason", reason)));
    asAuthor()
        .get("/api/v1/pilots/{id}/evaluations", id)
        .then()
        .body("items.verdict", contains("INSUFFICIENT_DATA", "WITHIN"))
        .body("items.cause", contains("NO_DATA", "RECORDED"));

    command(asApprover(), id, "resume", "").statusCode(200);
    assertThat(look(id)).as("the grace begins again").isZero();
    read(id).body("state", equalTo("ACTIVE"));
  }

  @Test
  void a_notice_changes_no_state_and_comes_again_only_after_new_data_and_new_silence()
      throws SQLException {
    var id = active(missing("NOTIFY", "P5D"));
    inForceSince(id, 20);
    assertThat(look(id)).isEqualTo(1);
    read(id).body("state", equalTo("ACTIVE"));
    inForceSince(id, 20);
    assertThat(look(id)).isZero();

    measure(id, "error-rate", 1, "1").statusCode(201);
    assertThat(look(id)).as("data of long ago, and silence since").isEqualTo(1);
    asAuthor()
        .body(
            """
            {"metric": "error-rate", "from": "%1$s", "to": "%1$s", "value": 1, "sampleSize": 1, "source": "Client survey"}
            """
                .formatted(today()))
        .post("/api/v1/pilots/{id}/measurements", id)
        .then()
        .statusCode(201);
    assertThat(look(id)).isZero();
    history(id).body("items.type.findAll { it == 'pilot.data-missing' }", hasSize(2));
  }

  @Test
  void many_who_look_at_once_tell_of_it_once() throws Exception {
    var id = active(missing("PAUSE", "P0D"));
    inForceSince(id, 5);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var told =
          threads
              .invokeAll(
                  IntStream.range(0, 8).<Callable<Integer>>mapToObj(_ -> () -> look(id)).toList())
              .stream()
              .mapToInt(answer -> answer.resultNow())
              .sum();
      assertThat(told).isEqualTo(1);
    }
    history(id)
        .body("items.type.findAll { it == 'pilot.data-missing' }", hasSize(1))
        .body("items.type.findAll { it == 'pilot.paused' }", hasSize(1));
  }

  @Test
  void where_nothing_was_agreed_or_the_pilot_rests_nobody_looks() throws SQLException {
    var holding = active(missing("HOLD", "P1D"));
    inForceSince(holding, 20);
    assertThat(look(holding)).isZero();
    var resting = active(missing("PAUSE", "P1D"));
    command(asApprover(), resting, "pause", "{\"reason\": \"We talk.\"}").statusCode(200);
    inForceSince(resting, 20);
    assertThat(missingData.due(1000)).doesNotContain(UUID.fromString(resting));
    assertThat(look(resting)).isZero();
  }

  private int look(String id) {
    return missingData.look(UUID.fromString(id));
  }

  /** As if the rights had come into force that many days ago, and it were time to look. */
  private void inForceSince(String id, int days) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "update pilot set running_since = now() - interval '%d days', look_for_data_on = current_date where id = '%s'"
              .formatted(days, id));
    }
  }

  private static String missing(String action, String grace) {
    return """
    [{"key": "errors-rise", "metric": "error-rate", "kind": "GUARDRAIL", "operator": "ABOVE",
      "threshold": {"basis": "ABSOLUTE", "value": 4}, "consecutive": 1, "minimumSample": 1, "mode": "ARMED",
      "noData": {"action": "%s", "grace": "%s", "later": true}}]
    """
        .formatted(action, grace);
  }

  @Test
  void what_was_agreed_about_missing_data_is_part_of_the_trigger_set() {
    var with = active(missing("PAUSE", "P10D"));
    read(with)
        .body("terms.triggers[0].noData", equalTo(Map.of("action", "PAUSE", "grace", "P10D")));
    assertThat(List.of(hash(with))).doesNotContain(hash(active(missing("PAUSE", "P11D"))));
  }

  private static String hash(String id) {
    return read(id).extract().path("triggerSetHash");
  }
}
