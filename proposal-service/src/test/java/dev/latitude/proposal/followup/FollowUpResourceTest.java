package dev.latitude.proposal.followup;

import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.proposal.proposal.ProposalFixture;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class FollowUpResourceTest {
  @Test
  void a_follow_up_says_what_the_earlier_one_said_but_for_its_days() {
    var accepted = accepted();
    followUp(accepted.path("id"))
        .then()
        .statusCode(201)
        .header("Location", notNullValue())
        .header("ETag", equalTo("\"1\""))
        .body("state", equalTo("DRAFT"))
        .body("follows", equalTo(accepted.path("id")))
        .body("revisionNumber", is(0))
        .body("content.title", equalTo(accepted.path("content.title")))
        .body("content.rights", equalTo(accepted.path("content.rights")))
        .body("content.metrics", equalTo(accepted.path("content.metrics")))
        .body("content.triggers", equalTo(accepted.path("content.triggers")))
        .body("content.contextClauses.event", contains("NEW_MANAGER", "AUDIT"))
        .body("content.contextClauses", equalTo(accepted.path("content.contextClauses")))
        .body("content.checklist", contains("Totals agree with the ledger"))
        .body("content.pilot", nullValue())
        .body("content.respondBy", nullValue());
  }

  @Test
  void the_chain_reads_the_same_from_its_beginning_its_middle_and_its_branches() {
    String first = accepted().path("id");
    String second = followUp(first).path("id");
    String branch = followUp(first).path("id");
    for (var member : new String[] {first, second, branch}) {
      chain(member, bearer(AUTHOR))
          .then()
          .statusCode(200)
          .body("items.id", contains(first, second, branch))
          .body("items.follows", contains(nullValue(), equalTo(first), equalTo(first)))
          .body("items.state", contains("ACCEPTED", "DRAFT", "DRAFT"));
    }
  }

  @Test
  void a_chain_shows_nobody_what_is_not_theirs_to_see() {
    String first = accepted().path("id");
    String draft = followUp(first).path("id");
    chain(first, bearer(APPROVER, "manager")).then().body("items.id", contains(first));
    chain(draft, bearer(APPROVER, "manager")).then().statusCode(404);
    chain(first, bearer("sam", "manager", "hr")).then().statusCode(404);
    chain(UUID.randomUUID().toString(), bearer(AUTHOR)).then().statusCode(404);
  }

  @Test
  void a_repeated_request_with_its_key_begins_one_draft() {
    String first = accepted().path("id");
    var key = UUID.randomUUID().toString();
    String once = withKey(first, key).path("id");
    String twice = withKey(first, key).path("id");
    org.assertj.core.api.Assertions.assertThat(twice).isEqualTo(once);
    chain(first, bearer(AUTHOR)).then().body("items.id", contains(first, once));
  }

  private static Response withKey(String id, String key) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .header("Idempotency-Key", key)
        .post("/api/v1/proposals/{id}/follow-up", id);
  }

  private static Response followUp(String id) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .post("/api/v1/proposals/{id}/follow-up", id);
  }

  private static Response chain(String id, String bearer) {
    return given().header("Authorization", bearer).get("/api/v1/proposals/{id}/chain", id);
  }

  private static Response accepted() {
    var submitted = ProposalFixture.submitted().extract().response();
    return given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .header("If-Match", submitted.header("ETag"))
        .contentType("application/json")
        .body("{\"revision\": 1}")
        .post("/api/v1/proposals/{id}/accept", submitted.<String>path("id"));
  }
}
