package dev.latitude.proposal.friction;

import static dev.latitude.proposal.friction.FrictionFixture.ENTRIES;
import static dev.latitude.proposal.friction.FrictionFixture.add;
import static dev.latitude.proposal.friction.FrictionFixture.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody but its author reads or changes an entry: by no path, with no role. */
@QuarkusTest
@WithTestResource(RealParts.class)
class FrictionPrivacyTest {
  private static final String[] ALL = {"manager", "hr", "hr-integration", "auditor", "service"};
  private static final String PERIOD = "from=2026-03-01&to=2026-03-31";

  private SecretEntry entry;

  static Stream<List<String>> roles() {
    return Stream.concat(
        Stream.of(List.of(), List.of(ALL)), Arrays.stream(ALL).map(role -> List.of(role)));
  }

  @BeforeEach
  void somebody_notes_something() {
    entry = SecretEntry.noted();
  }

  @ParameterizedTest
  @MethodSource("roles")
  void an_entry_of_somebody_else_is_like_one_that_does_not_exist(List<String> roles) {
    var stranger = FrictionFixture.somebody();
    for (var ifMatch : Arrays.asList("\"1\"", "\"9\"", "*", null)) {
      for (var method : List.of(Method.GET, Method.PUT, Method.DELETE)) {
        var answer = send(method, entry.id(), stranger, roles, ifMatch);
        assertThat(answer.statusCode()).as("%s with %s", method, ifMatch).isEqualTo(404);
        assertThat(saidBy(answer))
            .isEqualTo(
                saidBy(send(method, UUID.randomUUID().toString(), stranger, roles, ifMatch)));
      }
    }
    as(entry.author()).get(entry.path()).then().statusCode(200).body("etag", equalTo("\"1\""));
  }

  @ParameterizedTest
  @MethodSource("roles")
  void no_list_and_no_summary_of_anybody_else_counts_it(List<String> roles) {
    var stranger = FrictionFixture.somebody();
    add(entry.author(), entry.content());
    String cursor = as(entry.author()).get(ENTRIES + "?limit=1").path("next");
    for (var query :
        List.of(
            "limit=200",
            "decision=" + entry.decision(),
            "sign=ROUTINE_SIGN_OFF",
            PERIOD,
            "cursor=" + cursor)) {
      assertThat(get(ENTRIES + "?" + query, stranger, roles).asString())
          .isEqualTo("{\"items\":[]}");
    }
    for (var query : List.of("", "&decision=" + entry.decision())) {
      assertThat(get(ENTRIES + "/summary?" + PERIOD + query, stranger, roles).asString())
          .isEqualTo("{\"items\":[]}");
    }
    var own = as(entry.author()).get(ENTRIES + "?decision=" + entry.decision());
    assertThat(own.<List<?>>path("items")).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("roles")
  void nobody_can_ask_for_the_entries_of_a_person(List<String> roles) {
    for (var parameter : List.of("author", "person")) {
      for (var path : List.of(ENTRIES + "?", ENTRIES + "/summary?" + PERIOD + "&")) {
        var answer =
            get(path + parameter + "=" + entry.author(), FrictionFixture.somebody(), roles);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("errors[0].code")).isEqualTo("unknown-parameter");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("roles")
  void it_is_found_under_no_other_path(List<String> roles) {
    for (var path :
        List.of(
            entry.path() + "/history",
            entry.path() + "/events",
            "/api/v1/friction-entry-events",
            "/api/v1/proposals/" + entry.id(),
            "/api/v1/proposals/" + entry.id() + "/history",
            "/api/v1/decision-types/" + entry.decision())) {
      assertThat(get(path, FrictionFixture.somebody(), roles).statusCode()).as(path).isEqualTo(404);
      assertThat(get(path, entry.author(), roles).statusCode()).as(path).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @MethodSource("roles")
  void an_answer_kept_for_its_author_is_replayed_to_nobody_else(List<String> roles) {
    var other =
        as(FrictionFixture.somebody(), roles.toArray(String[]::new))
            .header("Idempotency-Key", entry.key())
            .body(entry.content())
            .post(ENTRIES);
    assertThat(other.statusCode()).isEqualTo(201);
    assertThat(other.header("Idempotency-Replayed")).isNull();
    assertThat(other.<String>path("id")).isNotEqualTo(entry.id());
  }

  @Test
  void without_a_token_there_is_nothing_to_ask() {
    for (var path : List.of(ENTRIES, entry.path(), ENTRIES + "/summary?" + PERIOD)) {
      assertThat(given().get(path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(given().header("If-Match", "*").delete(entry.path()).statusCode()).isEqualTo(401);
  }

  private Response send(
      Method method, String id, String person, List<String> roles, String ifMatch) {
    var request = as(person, roles.toArray(String[]::new));
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    if (method == Method.PUT) {
      request.body(entry.content());
    }
    return request.request(method, ENTRIES + "/" + id);
  }

  private static Response get(String path, String person, List<String> roles) {
    return as(person, roles.toArray(String[]::new)).get(path);
  }

  /** The whole answer but for the id of its trace. */
  private static Map<String, Object> saidBy(Response answer) {
    var said = new HashMap<String, Object>(answer.jsonPath().getMap("$"));
    said.remove("traceId");
    return said;
  }
}
