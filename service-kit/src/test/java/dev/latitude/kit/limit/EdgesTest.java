package dev.latitude.kit.limit;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.kit.identity.Roles;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a service does at its edge for browsers and against callers that ask too much. */
@QuarkusTest
@WithTestResource(RealParts.class)
@TestProfile(EdgesTest.Narrow.class)
class EdgesTest {
  private static final String ECHO = "/api/v1/notes/echo";
  private static final String ORIGIN = "https://people.example.com";
  private static final int PEOPLE = 5;

  public static class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "latitude.rate-limit.people",
          Integer.toString(PEOPLE),
          "latitude.rate-limit.machines",
          "7",
          "latitude.rate-limit.anonymous",
          "3",
          "latitude.cors.origins",
          ORIGIN + ",https://other.example.com");
    }
  }

  private static final AtomicInteger TURN = new AtomicInteger();

  /** Later than in the test before, by so much that everybody's allowance is whole again. */
  private final Instant now =
      Instant.parse("2026-03-02T09:00:00Z").plus(Duration.ofHours(TURN.getAndIncrement()));

  @BeforeEach
  void standStill() {
    at(now);
  }

  @AfterEach
  void backToTheRealTime() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  @Test
  void each_answer_tells_what_is_left_and_one_too_many_is_429_that_says_how_long_to_wait() {
    var person = somebody();
    for (int left = PEOPLE - 1; left >= 0; left--) {
      as(person)
          .get(ECHO)
          .then()
          .statusCode(200)
          .header("RateLimit-Policy", "\"people\";q=5;w=60")
          .header("RateLimit", "\"people\";r=%d;t=%d".formatted(left, (PEOPLE - left) * 12));
    }
    as(person)
        .get(ECHO)
        .then()
        .statusCode(429)
        .contentType("application/problem+json")
        .header("Retry-After", "12")
        .header("RateLimit", "\"people\";r=0;t=60")
        .body("type", equalTo("/problems/too-many-requests"))
        .body("detail", containsString("Wait for 12 seconds"));
    as(somebody()).get(ECHO).then().statusCode(200);

    at(now.plusSeconds(12));
    as(person).get(ECHO).then().statusCode(200);
    as(person).get(ECHO).then().statusCode(429);
  }

  @Test
  void machines_have_a_limit_of_their_own_and_so_has_who_sends_no_token() {
    as(somebody(), Roles.HR_INTEGRATION)
        .get(ECHO)
        .then()
        .statusCode(200)
        .header("RateLimit", matchesPattern("\"machines\";r=6;.*"));
    given()
        .get("/problems")
        .then()
        .statusCode(200)
        .header("RateLimit-Policy", "\"anonymous\";q=3;w=60");
  }

  @Test
  void who_tries_tokens_that_are_none_is_told_so_however_often_and_hinders_nobody() {
    for (int i = 0; i < 8; i++) {
      given()
          .header("Authorization", bearer(somebody()) + "x")
          .get(ECHO)
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", "Bearer");
    }
    given().get("/problems").then().statusCode(200).header("RateLimit", "\"anonymous\";r=2;t=20");
  }

  @Test
  void of_many_requests_at_once_no_more_pass_than_are_allowed() throws Exception {
    var person = somebody();
    try (var threads = Executors.newFixedThreadPool(20)) {
      Callable<Integer> ask = () -> as(person).get(ECHO).statusCode();
      var statuses =
          threads.invokeAll(Collections.nCopies(20, ask)).stream().map(each -> each.resultNow());
      assertThat(statuses.filter(status -> status == 200)).hasSize(PEOPLE);
    }
  }

  @Test
  void a_page_of_a_configured_origin_may_call_and_read_also_what_was_refused() {
    given()
        .header("Origin", ORIGIN)
        .header("Access-Control-Request-Method", "PUT")
        .header("Access-Control-Request-Headers", "authorization,if-match,content-type")
        .options(ECHO)
        .then()
        .statusCode(204)
        .header("Access-Control-Allow-Origin", ORIGIN)
        .header("Access-Control-Allow-Methods", containsString("PUT"))
        .header("Access-Control-Allow-Headers", containsString("If-Match"))
        .header("Access-Control-Max-Age", "3600");
    as(somebody())
        .header("Origin", ORIGIN)
        .get(ECHO)
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", ORIGIN)
        .header("Access-Control-Allow-Credentials", nullValue());
    given()
        .header("Origin", ORIGIN)
        .header("Authorization", "Bearer none")
        .get(ECHO)
        .then()
        .statusCode(401)
        .header("Access-Control-Allow-Origin", ORIGIN);
  }

  /** Whatever an answer says in a header and nowhere else. */
  @Test
  void a_page_of_a_configured_origin_may_read_each_header_that_answers_tell_something_by() {
    var exposed =
        as(somebody())
            .header("Origin", ORIGIN)
            .get(ECHO)
            .then()
            .statusCode(200)
            .extract()
            .header("Access-Control-Expose-Headers");
    assertThat(exposed.split(", ?"))
        .containsExactlyInAnyOrder(
            "Allow",
            "Content-Disposition",
            "Deprecation",
            "Document-Pages",
            "ETag",
            "Idempotency-Replayed",
            "Link",
            "Location",
            "One-Pager-Pages",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "Sunset");
  }

  @Test
  void a_page_from_elsewhere_is_given_nothing_to_read_and_shared_caches_keep_both_apart() {
    as(somebody())
        .header("Origin", "https://people.example.com.evil.example")
        .get(ECHO)
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", nullValue())
        .header("Vary", containsString("origin"));
  }

  @Test
  void what_is_read_in_bulk_is_compressed_for_whoever_takes_it() {
    var plain =
        RestAssuredConfig.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
    given()
        .config(plain)
        .header("Accept-Encoding", "gzip")
        .accept("application/json")
        .get("/problems")
        .then()
        .statusCode(200)
        .header("Content-Encoding", "gzip");
    given()
        .config(plain)
        .accept("application/json")
        .get("/problems")
        .then()
        .header("Content-Encoding", nullValue())
        .body("items.code", hasItem("stale-etag"));
  }

  private static void at(Instant moment) {
    QuarkusMock.installMockForType(Clock.fixed(moment, ZoneOffset.UTC), Clock.class);
  }

  private static String somebody() {
    return "p-" + UUID.randomUUID();
  }

  private static RequestSpecification as(String person, String... roles) {
    return given().header("Authorization", bearer(person, roles));
  }
}
