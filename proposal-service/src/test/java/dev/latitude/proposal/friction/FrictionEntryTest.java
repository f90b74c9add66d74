package dev.latitude.proposal.friction;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only what has happened is noted, wherever on Earth it did. */
@QuarkusTest
@WithTestResource(RealParts.class)
class FrictionEntryTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final String robin = "robin-" + UUID.randomUUID();

  @BeforeEach
  void onThatDay() {
    QuarkusMock.installMockForType(Clock.fixed(NOON, ZoneOffset.UTC), Clock.class);
  }

  @AfterEach
  void backToTheRealDay() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  @Test
  void a_day_that_has_begun_anywhere_on_earth_can_be_noted() {
    note("2026-03-02").statusCode(201).body("day", equalTo("2026-03-02"));
    note("2026-03-03").statusCode(201).body("day", equalTo("2026-03-03"));
  }

  @Test
  void a_day_that_has_begun_nowhere_cannot() {
    note("2026-03-04")
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body("errors.pointer", contains("/day"))
        .body("errors.code", contains("range"))
        .body(
            "errors.detail",
            contains("must not be a day to come: the latest possible one is 2026-03-03"));
  }

  @Test
  void a_day_to_come_is_told_with_all_else_that_is_wrong() {
    asRobin()
        .body("{\"sign\": \"CALENDAR_TAKEN\", \"day\": \"2026-03-04\", \"decision\": \"No Slug\"}")
        .post("/api/v1/friction-entries")
        .then()
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("/day", "/decision", "/workScope"));
  }

  @Test
  void a_refused_replacement_changes_nothing() {
    String location = note("2026-03-02").statusCode(201).extract().header("Location");
    var before = asRobin().get(location).then().statusCode(200).extract();
    asRobin()
        .header("If-Match", before.header("ETag"))
        .body(content("2026-03-04"))
        .put(location)
        .then()
        .statusCode(422);
    assertThat(asRobin().get(location).asString()).isEqualTo(before.asString());
  }

  private ValidatableResponse note(String day) {
    return asRobin().body(content(day)).post("/api/v1/friction-entries").then();
  }

  private RequestSpecification asRobin() {
    return given().header("Authorization", bearer(robin)).contentType("application/json");
  }

  private static String content(String day) {
    return "{\"sign\": \"CALENDAR_TAKEN\", \"day\": \"%s\", \"workScope\": \"ROLE\"}"
        .formatted(day);
  }
}
