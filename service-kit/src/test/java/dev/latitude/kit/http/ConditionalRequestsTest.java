package dev.latitude.kit.http;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
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
    asRobin()
        .header("If-None-Match", "\"1\"")
        .get(note)
        .then()
        .statusCode(304)
        .header("ETag", "\"1\"")
        .body(emptyString());
    asRobin().header("If-None-Match", "W/\"1\"").get(note).then().statusCode(304);
    asRobin()
        .header("If-None-Match", "\"0\"")
        .get(note)
        .then()
        .statusCode(200)
        .body("text", equalTo("first"));
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
