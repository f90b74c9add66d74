package dev.latitude.proposal.proposal;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
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
      var page = list(author, cursor == null ? "&state=DRAFT" : "&cursor=" + cursor);
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
    submit("robin", submitted);
    assertThat(list(approver, "").getList("items.id")).containsExactly(submitted);
    assertThat(list(approver, "&state=UNDER_REVIEW").getList("items.id"))
        .containsExactly(submitted);
    assertThat(list(approver, "&state=ACCEPTED").getList("items.id")).isEmpty();
  }

  @Test
  void filters_narrow_the_list_by_decision_side_and_who_is_awaited() {
    var author = "author-" + UUID.randomUUID();
    var decision = ProposalFixture.newDecision();
    var asked = create(author, "morgan", decision);
    var other = create(author, "morgan");
    var toMe = create("robin", author, decision);
    submit("robin", toMe);
    submit(author, other);

    assertThat(ids(author, "decision=" + decision)).containsExactly(toMe, asked);
    assertThat(ids(author, "decision=" + decision + "&author=me")).containsExactly(asked);
    assertThat(ids(author, "approver=me")).containsExactly(toMe);
    assertThat(ids(author, "author=robin")).containsExactly(toMe);
    assertThat(ids(author, "awaiting=me")).containsExactly(toMe);
    assertThat(ids(author, "awaiting=morgan")).containsExactly(other);
    assertThat(ids(author, "awaiting=me&state=COUNTERED")).isEmpty();
    assertThat(ids("sam", "author=" + author)).isEmpty();
  }

  @Test
  void a_replaced_draft_is_found_by_what_it_asks_for_now() {
    var author = "author-" + UUID.randomUUID();
    var before = ProposalFixture.newDecision();
    var after = ProposalFixture.newDecision();
    var id = create(author, "morgan", before);
    given()
        .header("Authorization", bearer(author))
        .header("If-Match", "\"1\"")
        .contentType("application/json")
        .body(ProposalFixture.content(after))
        .put("/api/v1/proposals/{id}", id)
        .then()
        .statusCode(200);
    assertThat(ids(author, "decision=" + before)).isEmpty();
    assertThat(ids(author, "decision=" + after)).containsExactly(id);
  }

  @Test
  void an_auditor_sees_everybodys_but_the_drafts() {
    var author = "author-" + UUID.randomUUID();
    create(author, "morgan");
    var submitted = create(author, "morgan");
    submit(author, submitted);
    given()
        .header("Authorization", bearer("ada", "auditor"))
        .get("/api/v1/proposals?author=" + author)
        .then()
        .statusCode(200)
        .body("items.id", contains(submitted));
  }

  @Test
  void a_list_is_compressed_for_whoever_takes_it() {
    var undecoded =
        RestAssuredConfig.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
    given()
        .config(undecoded)
        .header("Authorization", bearer("robin"))
        .header("Accept-Encoding", "gzip")
        .get("/api/v1/proposals")
        .then()
        .statusCode(200)
        .header("Content-Encoding", "gzip");
  }

  @Test
  void a_filter_that_cannot_be_read_is_told() {
    given()
        .header("Authorization", bearer("robin"))
        .get("/api/v1/proposals?overdue=perhaps")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("overdue"))
        .body("errors.detail", contains("must be true or false"));
    given()
        .header("Authorization", bearer("robin"))
        .get("/api/v1/proposals?decision=Not A Slug")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("decision"));
  }

  private static void submit(String author, String id) {
    given()
        .header("Authorization", bearer(author))
        .header("If-Match", "\"1\"")
        .post("/api/v1/proposals/{id}/submit", id)
        .then()
        .statusCode(200);
  }

  private static List<String> ids(String person, String query) {
    return list(person, "&" + query).getList("items.id");
  }

  private static String create(String author, String approver) {
    return create(author, approver, ProposalFixture.newDecision());
  }

  private static String create(String author, String approver, String decision) {
    return given()
        .header("Authorization", bearer(author))
        .contentType("application/json")
        .body(
            ProposalFixture.content(decision)
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
        .get("/api/v1/proposals?limit=2" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
