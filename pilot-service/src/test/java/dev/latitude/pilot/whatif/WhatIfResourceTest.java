package dev.latitude.pilot.whatif;

import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.etag;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class WhatIfResourceTest {
  private static final String BELOW_FOUR =
      """
      {"metric": "client-score", "operator": "BELOW", "threshold": {"basis": "ABSOLUTE", "value": 4.1}}""";

  @Test
  void a_trigger_is_replayed_over_what_a_pilot_measured_and_nothing_changes() {
    var id = active();
    measure(id, "client-score", 1, "4").statusCode(201);
    measure(id, "client-score", 2, "4", 0).statusCode(201);
    measure(id, "client-score", 3, "4.2").statusCode(201);
    var before = etag(id);
    asAuthor()
        .body("{\"trigger\": %s}".formatted(BELOW_FOUR))
        .post("/api/v1/pilots/{id}/what-if", id)
        .then()
        .statusCode(200)
        .body("verdict", equalTo("BREACHED"))
        .body("limit", is(4.1f))
        .body("counted", is(2))
        .body("tooSmall", is(1))
        .body("acts", is(1))
        .body("actedAt.from", contains(start().toString()))
        .body("steps.verdict", contains("BREACHED", "INSUFFICIENT_DATA", "WITHIN"))
        .body("steps.inARow", contains(1, 1, 0))
        .body("steps[0].measurement", notNullValue());
    assertThat(etag(id)).isEqualTo(before);
    read(id).body("state", equalTo("ACTIVE"));
    asAuthor().get("/api/v1/pilots/{id}/evaluations", id).then().body("items", hasSize(3));
  }

  @Test
  void a_relative_limit_counts_from_the_pilots_baseline_or_from_another_one() {
    var id = active();
    measure(id, "client-score", 1, "4").statusCode(201);
    // as it is read from the pilot
    var trigger =
        """
        {"trigger": {"key": "score-falls", "metric": "client-score", "kind": "GUARDRAIL", "operator": "BELOW", "consecutive": 1,
         "threshold": {"basis": "BASELINE_PERCENT", "value": -10}, "minimumSample": 5, "mode": "SHADOW"}%s}
        """;
    var path = "/api/v1/pilots/{id}/what-if";
    asAuthor()
        .body(trigger.formatted(""))
        .post(path, id)
        .then()
        .body("limit", is(3.78f))
        .body("verdict", equalTo("WITHIN"));
    asAuthor()
        .body(trigger.formatted(", \"baseline\": 5"))
        .post(path, id)
        .then()
        .body("limit", is(4.5f))
        .body("verdict", equalTo("BREACHED"));
    asAuthor()
        .body(trigger.formatted("").replace("client-score", "happiness"))
        .post(path, id)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/trigger/metric"));
    as("sam").body(trigger.formatted("")).post(path, id).then().statusCode(404);
  }

  @Test
  void a_trigger_is_replayed_over_numbers_of_the_past_before_there_is_a_pilot() {
    as("sam")
        .body(
            """
            {"trigger": {"metric": "errors", "operator": "ABOVE", "threshold": {"basis": "BASELINE_PERCENT", "value": 50}, "consecutive": 2},
             "baseline": 2,
             "points": [{"from": "2026-03-09", "to": "2026-03-15", "value": 4, "sampleSize": 9},
                        {"from": "2026-03-02", "to": "2026-03-08", "value": 4, "sampleSize": 9},
                        {"from": "2026-03-16", "to": "2026-03-22", "value": 3, "sampleSize": 9}]}
            """)
        .post("/api/v1/what-if")
        .then()
        .statusCode(200)
        .body("verdict", equalTo("BREACHED"))
        .body("limit", is(3))
        .body("acts", is(1))
        .body("actedAt[0].from", equalTo("2026-03-09"))
        .body("actedAt[0].measurement", nullValue())
        .body("steps.verdict", contains("WITHIN", "BREACHED", "WITHIN"))
        .body("steps.inARow", contains(1, 2, 0));
  }

  @Test
  void a_series_that_contradicts_itself_or_is_too_long_is_refused() {
    as("sam")
        .body(
            """
            {"trigger": %s,
             "points": [{"from": "2026-03-09", "to": "2026-03-15", "value": 4, "sampleSize": 9},
                        {"from": "2026-03-02", "to": "2026-03-09", "value": 4, "sampleSize": 9},
                        {"from": "2026-03-22", "to": "2026-03-21", "value": 4, "sampleSize": 9}]}
            """
                .formatted(BELOW_FOUR))
        .post("/api/v1/what-if")
        .then()
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            contains("/points/0/from period-overlaps", "/points/2/to order"));
    as("sam")
        .body(series(1_001))
        .post("/api/v1/what-if")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/points"));
    as("sam")
        .body(series(1_000))
        .post("/api/v1/what-if")
        .then()
        .statusCode(200)
        .body("steps", hasSize(1_000))
        .body("acts", is(500))
        .body("actedAt", hasSize(100));
  }

  private static String series(int length) {
    return IntStream.range(0, length)
        .mapToObj(
            i ->
                "{\"from\": \"%1$s\", \"to\": \"%1$s\", \"value\": %2$d, \"sampleSize\": 1}"
                    .formatted(start().minusDays(i), i % 2 == 0 ? 4 : 5))
        .collect(
            Collectors.joining(
                ", ", "{\"trigger\": %s, \"points\": [".formatted(BELOW_FOUR), "]}"));
  }
}
