package dev.latitude.pilot.measurement;

import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.history;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.pilot.PilotFixture.measurement;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.PilotFixture.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class MeasurementResourceTest {
  @Inject AgroalDataSource database;
  @Inject MeterRegistry meters;

  @Test
  void a_value_is_recorded_exactly_with_who_when_and_for_which_days() {
    var id = active();
    var recorded = measure(id, "client-score", 1, "4.123456").statusCode(201);
    recorded
        .body("metric", equalTo("client-score"))
        .body("from", equalTo(start().toString()))
        .body("to", equalTo(start().plusDays(6).toString()))
        .body("recordedBy", equalTo("robin"))
        .body("superseded", is(false))
        .body("supersedes", nullValue());
    assertThat(recorded.extract().asString()).contains("\"value\":4.123456,");

    asApprover()
        .get(recorded.extract().header("Location"))
        .then()
        .statusCode(200)
        .body("id", equalTo(recorded.extract().path("id")));
  }

  @Test
  void everything_that_does_not_fit_the_pilot_is_named_at_once() {
    var id = active();
    asAuthor()
        .body(measurement("happiness", start().plusDays(1), start(), "1", 1))
        .post("/api/v1/pilots/{id}/measurements", id)
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            contains("/metric unknown-metric", "/to order"));
    asAuthor()
        .body(measurement("error-rate", start().minusDays(1), today().plusDays(8), "1", 1))
        .post("/api/v1/pilots/{id}/measurements", id)
        .then()
        .statusCode(422)
        .body("detail", equalTo("3 things in the body do not fit; 'errors' names each."))
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            contains("/from outside-pilot", "/to outside-pilot", "/to in-the-future"));
    asAuthor()
        .body(
            "{\"metric\": \"\", \"from\": \"x\", \"value\": \"4\", \"sampleSize\": -1, \"sample\": 3}")
        .post("/api/v1/pilots/{id}/measurements", id)
        .then()
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }.sort()",
            contains(
                "/from type",
                "/metric required",
                "/sample unknown-property",
                "/sampleSize range",
                "/source required",
                "/to required",
                "/value type"));
  }

  @Test
  void a_second_value_for_the_same_days_corrects_the_first_and_nothing_is_lost() {
    var id = active();
    String wrong = measure(id, "error-rate", 1, "3").statusCode(201).extract().path("id");
    String right =
        measure(id, "error-rate", 1, "2")
            .statusCode(201)
            .body("supersedes", equalTo(wrong))
            .extract()
            .path("id");

    asAuthor()
        .get("/api/v1/pilots/{id}/measurements", id)
        .then()
        .body("items.id", contains(right, wrong))
        .body("items.superseded", contains(false, true));
    asAuthor()
        .get("/api/v1/pilots/{id}/evaluations", id)
        .then()
        .body("items.recorded", contains(right, wrong))
        .body("items.trigger", contains("errors-rise", "errors-rise"))
        .body("items[0].measurements", contains(right))
        .body("items[0].verdict", equalTo("WITHIN"))
        .body("items[0].limit", is(4));
    history(id).body("items[-1].data.supersedes", equalTo(wrong));
  }

  @Test
  void days_that_overlap_another_period_in_part_are_refused() {
    var id = active();
    measure(id, "error-rate", 1, "3").statusCode(201);
    asAuthor()
        .body(measurement("error-rate", start().plusDays(6), start().plusDays(7), "1", 1))
        .post("/api/v1/pilots/{id}/measurements", id)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/period-overlaps"))
        .body(
            "detail",
            equalTo(
                "There is a measurement of error-rate from %s to %s already, and the periods overlap. Send exactly those days to correct it, or days that nothing covers yet."
                    .formatted(start(), start().plusDays(6))));
    measure(id, "client-score", 1, "4.2").statusCode(201);
  }

  @Test
  void ten_reporters_at_once_lose_nothing() throws Exception {
    var id = active();
    assertThat(tenAtOnce(id, "1")).containsOnly(201).hasSize(10);
    asAuthor().get("/api/v1/pilots/{id}/measurements", id).then().body("items", hasSize(10));
    asAuthor()
        .get("/api/v1/pilots/{id}/evaluations", id)
        .then()
        .body("items", hasSize(10))
        .body("items[0].measurements", hasSize(1));
  }

  @Test
  void ten_reporters_of_a_breach_at_once_revert_the_pilot_once() throws Exception {
    var id = active();
    var reversions = counted("latitude.pilot.reversions", "cause", "guardrail");
    var breaches = counted("latitude.pilot.evaluations", "verdict", "breached");
    var statuses = tenAtOnce(id, "9");

    assertThat(statuses.stream().filter(status -> status == 201)).hasSize(2);
    assertThat(statuses.stream().filter(status -> status == 409)).hasSize(8);
    history(id)
        .body("items.type.findAll { it == 'pilot.measured' }", hasSize(2))
        .body("items.type.findAll { it == 'pilot.reverted' }", hasSize(1))
        .body("items[-1].type", equalTo("pilot.reverted"));
    assertThat(counted("latitude.pilot.reversions", "cause", "guardrail"))
        .isEqualTo(reversions + 1);
    assertThat(counted("latitude.pilot.evaluations", "verdict", "breached"))
        .isEqualTo(breaches + 1);
  }

  @Test
  void a_measurement_sent_again_under_its_key_is_recorded_once() {
    var id = active();
    var key = UUID.randomUUID().toString();
    var body = measurement("error-rate", start(), start(), "1", 1);
    var first =
        asAuthor()
            .header("Idempotency-Key", key)
            .body(body)
            .post("/api/v1/pilots/{id}/measurements", id)
            .then()
            .statusCode(201)
            .extract()
            .asString();
    var second =
        asAuthor()
            .header("Idempotency-Key", key)
            .body(body)
            .post("/api/v1/pilots/{id}/measurements", id)
            .then()
            .statusCode(201)
            .extract()
            .asString();
    assertThat(second).isEqualTo(first);
  }

  @Test
  void what_was_recorded_comes_in_pages() {
    var id = active();
    for (int week = 1; week <= 3; week++) {
      measure(id, "error-rate", week, "1").statusCode(201);
    }
    String next =
        asAuthor()
            .get("/api/v1/pilots/{id}/measurements?limit=2", id)
            .then()
            .body("items", hasSize(2))
            .extract()
            .path("next");
    asAuthor()
        .get("/api/v1/pilots/{id}/measurements?limit=2&cursor={c}", id, next)
        .then()
        .body("items.from", contains(start().toString()))
        .body("next", nullValue());
  }

  @Test
  void only_the_parties_measure() {
    var id = active();
    as("auditor-1", "auditor")
        .body(measurement("error-rate", start(), start(), "1", 1))
        .post("/api/v1/pilots/{id}/measurements", id)
        .then()
        .statusCode(403)
        .body(
            "detail",
            equalTo(
                "You may not measure this pilot: only its author, its approver and machines with the role 'measurement-integration' may."));
  }

  @Test
  void the_database_itself_keeps_one_current_value_a_day_and_changes_none() {
    var id = active();
    measure(id, "error-rate", 1, "1").statusCode(201);
    assertThatThrownBy(
            () ->
                execute(
                    """
                    insert into measurement (id, pilot_id, pilot_version, metric, from_day, to_day, value, sample_size, source, recorded_by, recorded_at, counts_since)
                    select gen_random_uuid(), pilot_id, 99, metric, to_day, to_day, 7, 1, 'x', 'x', now(), 99 from measurement where pilot_id = '%s'
                    """
                        .formatted(id)))
        .hasMessageContaining("violates exclusion constraint");
    assertThatThrownBy(
            () -> execute("update measurement set value = 7 where pilot_id = '%s'".formatted(id)))
        .hasMessageContaining("measurements are written once");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private double counted(String name, String tag, String value) {
    return meters.counter(name, tag, value).count();
  }

  /** Ten values for ten days, all sent before any is answered; their statuses. */
  private static List<Integer> tenAtOnce(String id, String value) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          threads.invokeAll(
              IntStream.range(0, 10)
                  .<Callable<Integer>>mapToObj(
                      day ->
                          () -> {
                            var date = start().plusDays(day);
                            return asAuthor()
                                .body(measurement("error-rate", date, date, value, 1))
                                .post("/api/v1/pilots/{id}/measurements", id)
                                .statusCode();
                          })
                  .toList());
      return answers.stream().map(answer -> answer.resultNow()).toList();
    }
  }
}
