package dev.latitude.proposal.proposal;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class ProposalListTest {
  @Test
  void mine_come_page_by_page_newest_first_and_each_once() {
    var author = "author-" + UUID.randomUUID();
    var written = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      written.addFirst(create(author, "morgan"));
    }
    var read = new ArrayList<String>();
    String cursor = null;
    do {
      var page = list(author, cursor == null ? "state=DRAFT" : "cursor=" + cursor);
      List<String> ids = page.getList("items.id");
      assertThat(ids).hasSizeLessThanOrEqualTo(2);
      read.addAll(ids);
      cursor = page.getString("next");
    } while (cursor != null);
    assertThat(read).isEqualTo(written);
  }

  @Test
  void the_approver_sees_what_was_submitted_and_not_the_drafts() {
    var approver = "approver-" + UUID.randomUUID();
    create("robin", approver);
    var submitted = create("robin", approver);
    given()
        .header("Authorization", bearer("robin"))
        .header("If-Match", "\"1\"")
        .post("/api/v1/proposals/{id}/submit", submitted)
        .then()
        .statusCode(200);
    assertThat(list(approver, "limit=2").getList("items.id")).containsExactly(submitted);
    assertThat(list(approver, "state=UNDER_REVIEW").getList("items.id")).containsExactly(submitted);
    assertThat(list(approver, "state=ACCEPTED").getList("items.id")).isEmpty();
  }

  private static String create(String author, String approver) {
    return given()
        .header("Authorization", bearer(author))
        .contentType("application/json")
        .body(
            ProposalFixture.content(ProposalFixture.newDecision())
                .replace("\"approver\": \"morgan\"", "\"approver\": \"" + approver + "\""))
        .post("/api/v1/proposals")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static JsonPath list(String person, String query) {
    return given()
        .header("Authorization", bearer(person))
        .get("/api/v1/proposals?limit=2&" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
