package dev.latitude.proposal.round;

import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import dev.latitude.proposal.proposal.ProposalFixture;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class RoundResourceTest {
  private static final String PATH = "/api/v1/proposals/{id}/rights/{decision}/rounds";

  private String decision;
  private String proposal;

  /** Asked for, lowered, reworded elsewhere, replaced by another decision, asked for again. */
  @BeforeEach
  void fiveRevisions() {
    decision = ProposalFixture.newDecision();
    var asked = ProposalFixture.content(decision);
    var lowered = asked.replace("DELEGATE", "ADVISE");
    var reworded = lowered.replace("without a sign-off", "on Monday");
    var other = ProposalFixture.content(ProposalFixture.newDecision());
    var draft =
        given()
            .header("Authorization", bearer(AUTHOR))
            .contentType("application/json")
            .body(asked)
            .post("/api/v1/proposals");
    proposal = draft.path("id");
    var table = command(AUTHOR, draft, "submit", "");
    table = command(APPROVER, table, "counter", counter(1, lowered));
    table = command(AUTHOR, table, "counter", counter(2, reworded));
    table = command(APPROVER, table, "counter", counter(3, other));
    command(AUTHOR, table, "counter", counter(4, lowered)).then().statusCode(200);
  }

  @Test
  void a_right_is_followed_through_the_rounds_that_changed_it() {
    var rounds = read(AUTHOR, decision, "").then().statusCode(200).extract().jsonPath();
    assertThat(rounds.getList("items.revision")).isEqualTo(List.of(1, 2, 4, 5));
    assertThat(rounds.getList("items.author"))
        .isEqualTo(List.of(AUTHOR, APPROVER, APPROVER, AUTHOR));
    assertThat(rounds.getList("items.collect { it.right?.requestedLevel }"))
        .isEqualTo(Arrays.asList("DELEGATE", "ADVISE", null, "ADVISE"));
    assertThat(rounds.getList("items.submittedAt")).doesNotContainNull().isSorted();
    assertThat(rounds.getString("next")).isNull();
  }

  @Test
  void the_rounds_come_page_by_page() {
    var first = read(APPROVER, decision, "?limit=3").jsonPath();
    assertThat(first.getList("items.revision")).isEqualTo(List.of(1, 2, 4));
    var second = read(APPROVER, decision, "?limit=3&cursor=" + first.getString("next")).jsonPath();
    assertThat(second.getList("items.revision")).isEqualTo(List.of(5));
    assertThat(second.getString("next")).isNull();
    read(APPROVER, decision, "?cursor=bm90")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("cursor"));
  }

  @Test
  void what_was_never_asked_for_or_is_not_theirs_to_see_does_not_exist() {
    read(AUTHOR, ProposalFixture.newDecision(), "").then().statusCode(404);
    read(AUTHOR, "no\" || true", "").then().statusCode(404);
    read("sam", decision, "").then().statusCode(404);
  }

  private Response read(String person, String asked, String query) {
    return given().header("Authorization", bearer(person)).get(PATH + query, proposal, asked);
  }

  private static String counter(int revision, String content) {
    return "{\"revision\": %d, \"content\": %s}".formatted(revision, content);
  }

  private static Response command(String person, Response before, String command, String body) {
    return given()
        .header("Authorization", bearer(person, "manager"))
        .header("If-Match", before.header("ETag"))
        .contentType("application/json")
        .body(body)
        .post("/api/v1/proposals/{id}/" + command, before.<String>path("id"));
  }
}
