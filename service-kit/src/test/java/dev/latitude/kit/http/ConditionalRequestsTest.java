package dev.latitude.kit.http;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class ConditionalRequestsTest {
  @Test
  void a_change_without_a_precondition_is_428() {
    change(location(), null).statusCode(428).body("type", equalTo("/problems/if-match-required"));
  }

  @Test
  void a_change_of_a_version_that_is_gone_is_412_and_names_the_present_one() {
    var note = location();
    change(note, "\"1\"").statusCode(200).header("ETag", "\"2\"");
    change(note, "\"1\"").statusCode(412).body("type", equalTo("/problems/stale-etag"));
    change(note, "W/\"2\"").statusCode(412);
    change(note, "\"7\", \"2\"").statusCode(200).header("ETag", "\"3\"");
    change(note, "*").statusCode(200).header("ETag", "\"4\"");
  }

  @Test
  void a_reader_that_has_the_version_gets_304_and_no_body() {
    var note = location();
    var tag = tag(note, "robin");
    asRobin()
        .header("If-None-Match", tag)
        .get(note)
        .then()
        .statusCode(304)
        .header("ETag", tag)
        .body(emptyString());
    asRobin().header("If-None-Match", "W/" + tag).get(note).then().statusCode(304);
    asRobin()
        .header("If-None-Match", "\"0\"")
        .get(note)
        .then()
        .statusCode(200)
        .body("text", equalTo("first"));
  }

  @Test
  void what_may_be_told_otherwise_is_told_again() {
    var note = location();
    var tag = tag(note, "robin");
    assertThat(List.of(tag(note, "robin", "manager"), tag(note, "morgan"))).doesNotContain(tag);
    given()
        .header("Authorization", bearer("robin", "manager"))
        .header("If-None-Match", tag)
        .get(note)
        .then()
        .statusCode(200)
        .body("text", equalTo("first"));
  }

  @Test
  void a_view_lasts_until_a_day_may_begin_somewhere() {
    assertThat(viewAt("09:15:00Z"))
        .isEqualTo(viewAt("09:29:59Z"))
        .isNotEqualTo(viewAt("09:14:59Z"))
        .isNotEqualTo(viewAt("09:30:00Z"));
  }

  private static String viewAt(String time) {
    return ConditionalGet.view("robin", Set.of("manager"), Instant.parse("2026-03-02T" + time));
  }

  @Test
  void what_was_read_can_be_changed_whoever_it_is_seen_by() {
    var note = location();
    change(note, tag(note, "morgan")).statusCode(200).header("ETag", "\"2\"");
    change(note, tag(note, "robin").replace("\"2.", "\"1.")).statusCode(412);
  }

  private static String tag(String note, String person, String... roles) {
    return given()
        .header("Authorization", bearer(person, roles))
        .get(note)
        .then()
        .statusCode(200)
        .extract()
        .header("ETag");
  }

  private static String location() {
    return asRobin()
        .body("{\"text\": \"first\"}")
        .post("/api/v1/notes")
        .then()
        .statusCode(201)
        .extract()
        .header("Location");
  }

  private static ValidatableResponse change(String note, String ifMatch) {
    var request = asRobin().body("{\"text\": \"next\"}");
    return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(note).then();
  }

  private static RequestSpecification asRobin() {
    return given().header("Authorization", bearer("robin")).contentType("application/json");
  }
}
