package dev.latitude.proposal.comparison;

import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.latitude.proposal.proposal.ProposalFixture;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class ComparisonResourceTest {
  @Test
  void a_revision_is_compared_with_the_one_before_it() {
    String id = threeRevisions();
    compare(id, "/2/comparison")
        .statusCode(200)
        .body("with", is(1))
        .body("number", is(2))
        .body("material", is(true))
        .body("changes.kind", contains("LEVEL_LOWERED", "TRIGGER_TIGHTENED"))
        .body("changes[0].pointerBefore", equalTo("/rights/0/requestedLevel"))
        .body("changes[0].pointerAfter", equalTo("/rights/0/requestedLevel"))
        .body("changes[0].before", equalTo("DELEGATE"))
        .body("changes[0].after", equalTo("ADVISE"))
        .body("changes[1].subject", equalTo("errors-rise"))
        .body(
            "changes[1].sentence",
            equalTo("The brake 'errors-rise' was tightened: ABOVE 3 instead of ABOVE 4."));
  }

  @Test
  void any_two_can_be_compared_in_either_direction() {
    String id = threeRevisions();
    compare(id, "/3/comparison?with=1")
        .statusCode(200)
        .body("changes.kind", contains("TITLE_REWORDED"))
        .body("material", is(false));
    compare(id, "/1/comparison?with=2")
        .statusCode(200)
        .body("changes.kind", contains("LEVEL_RAISED", "TRIGGER_LOOSENED"));
    compare(id, "/2/comparison?with=2").statusCode(200).body("changes", hasSize(0));
  }

  @Test
  void a_hand_over_between_two_revisions_is_told_and_is_not_material() {
    var approver = "morgan-" + UUID.randomUUID();
    var successor = "maria-" + UUID.randomUUID();
    var submitted = ProposalFixture.submitted(AUTHOR, approver).extract().response();
    ProposalFixture.handOver(approver, successor);
    var handedOver =
        given()
            .header("Authorization", bearer(AUTHOR))
            .get("/api/v1/proposals/{id}", submitted.<String>path("id"));
    var next = new HashMap<Object, Object>(submitted.jsonPath().getMap("content"));
    next.put("approver", successor);
    next.put("title", "Publish the report");
    given()
        .header("Authorization", bearer(successor, "manager"))
        .header("If-Match", handedOver.header("ETag"))
        .contentType("application/json")
        .body(Map.of("revision", 1, "content", next))
        .post("/api/v1/proposals/{id}/counter", submitted.<String>path("id"))
        .then()
        .statusCode(200);
    given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/{id}/revisions/2/comparison", submitted.<String>path("id"))
        .then()
        .statusCode(200)
        .body("changes.kind", contains("TITLE_REWORDED", "APPROVER_HANDED_OVER"))
        .body("changes[1].before", equalTo(approver))
        .body("changes[1].after", equalTo(successor))
        .body("material", is(false));
  }

  @Test
  void what_is_not_there_cannot_be_compared() {
    String id = threeRevisions();
    compare(id, "/4/comparison").statusCode(404);
    compare(id, "/3/comparison?with=9").statusCode(404);
    compare(id, "/1/comparison")
        .statusCode(400)
        .body("errors.parameter", contains("with"))
        .body(
            "errors.detail",
            contains("must name another revision: there is none before the first"));
    compare(id, "/2/comparison?with=one")
        .statusCode(400)
        .body("errors.parameter", contains("with"));
  }

  @Test
  void who_may_not_see_the_proposal_may_not_compare_its_revisions() {
    String id = threeRevisions();
    for (var path : List.of("", "/2", "/2/comparison")) {
      given()
          .header("Authorization", bearer("sam", "manager", "hr"))
          .get("/api/v1/proposals/{id}/revisions" + path, id)
          .then()
          .statusCode(404);
    }
  }

  @Test
  void the_revisions_are_listed_page_by_page_oldest_first() {
    String id = threeRevisions();
    var first = list(id, "limit=2");
    assertThat(first.jsonPath().getList("items.number")).isEqualTo(List.of(1, 2));
    assertThat(first.jsonPath().getList("items.author")).isEqualTo(List.of(AUTHOR, APPROVER));
    assertThat(first.jsonPath().getList("items.content")).containsOnlyNulls();
    var second = list(id, "limit=2&cursor=" + first.path("next"));
    assertThat(second.jsonPath().getList("items.number")).isEqualTo(List.of(3));
    assertThat(second.<String>path("next")).isNull();
    assertThat(second.<String>path("items[0].submittedAt"))
        .isEqualTo(compareRevision(id, 3).path("submittedAt"));
    given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/{id}/revisions?cursor=bm90", id)
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("cursor"));
  }

  /** Asked, countered lower and with a tighter brake, and asked again in other words. */
  private static String threeRevisions() {
    var decision = ProposalFixture.newDecision();
    var content = ProposalFixture.content(decision);
    var draft =
        given()
            .header("Authorization", bearer(AUTHOR))
            .contentType("application/json")
            .body(content)
            .post("/api/v1/proposals");
    var submitted = command(AUTHOR, draft, "submit", "");
    var counter = content.replace("DELEGATE", "ADVISE").replace("\"value\": 4}", "\"value\": 3}");
    var countered =
        command(APPROVER, submitted, "counter", "{\"revision\": 1, \"content\": " + counter + "}");
    var reworded = content.replace("without a sign-off", "on Monday");
    command(AUTHOR, countered, "counter", "{\"revision\": 2, \"content\": " + reworded + "}")
        .then()
        .statusCode(200);
    return draft.path("id");
  }

  private static Response command(String person, Response proposal, String command, String body) {
    var request =
        given()
            .header("Authorization", bearer(person, "manager"))
            .header("If-Match", proposal.header("ETag"));
    if (!body.isEmpty()) {
      request.contentType("application/json").body(body);
    }
    return request.post("/api/v1/proposals/{id}/{command}", proposal.<String>path("id"), command);
  }

  private static ValidatableResponse compare(String id, String path) {
    return given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .get("/api/v1/proposals/" + id + "/revisions" + path)
        .then();
  }

  private static Response compareRevision(String id, int number) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/{id}/revisions/{number}", id, number);
  }

  private static Response list(String id, String query) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/" + id + "/revisions?" + query);
  }
}
