package dev.latitude.proposal.endorsement;

import static dev.latitude.proposal.endorsement.EndorsementFixture.ALLY;
import static dev.latitude.proposal.endorsement.EndorsementFixture.answer;
import static dev.latitude.proposal.endorsement.EndorsementFixture.as;
import static dev.latitude.proposal.endorsement.EndorsementFixture.ask;
import static dev.latitude.proposal.endorsement.EndorsementFixture.draft;
import static dev.latitude.proposal.endorsement.EndorsementFixture.edit;
import static dev.latitude.proposal.endorsement.EndorsementFixture.give;
import static dev.latitude.proposal.endorsement.EndorsementFixture.submit;
import static dev.latitude.proposal.endorsement.EndorsementFixture.withdraw;
import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import dev.latitude.kit.history.EventFeed;
import dev.latitude.proposal.proposal.ProposalFixture;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed tells nobody of people what the things themselves keep from them. */
@QuarkusTest
@WithTestResource(RealParts.class)
class FeedPrivacyTest {
  @Inject EventFeed feed;
  @Inject AgroalDataSource database;

  private String start;

  @BeforeEach
  void begin() {
    start = settled();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "hr-integration"})
  void a_draft_that_was_never_submitted_is_not_told_of(String role) {
    var draft = draft();
    edit(draft.id(), draft.content().replace("Publish the weekly", "Publish each"));
    answer(ALLY, give(ask(draft.id(), ALLY)), "withdraw");
    answer("kim", ask(draft.id(), "kim"), "decline");
    withdraw(draft.id());

    assertThat(types(role)).containsExactly("decision-type.added");
    assertThat(types("service"))
        .containsExactlyInAnyOrder(
            "decision-type.added",
            "proposal.created",
            "proposal.edited",
            "endorsement.requested",
            "endorsement.given",
            "endorsement.withdrawn",
            "endorsement.requested",
            "endorsement.declined",
            "proposal.withdrawn");
    assertThat(types(role, "service")).hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "hr-integration"})
  void a_proposal_is_told_of_from_its_submission_on(String role) {
    var draft = draft();
    give(ask(draft.id(), ALLY));
    submit(draft.id());
    withdraw(draft.id());

    var told = told(role);
    assertThat(told.<String>getList("items.type"))
        .containsExactly("decision-type.added", "proposal.submitted", "proposal.withdrawn");
    assertThat(told.getMap("items[1].data"))
        .containsEntry("author", AUTHOR)
        .containsEntry("approver", APPROVER)
        .containsEntry("revisionNumber", 1)
        .containsKey("respondBy")
        .doesNotContainKey("follows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "hr-integration"})
  void of_endorsements_the_support_that_was_given_is_told_of(String role) {
    var draft = draft();
    submit(draft.id());
    give(ask(draft.id(), ALLY));
    answer(ALLY, give(ask(draft.id(), ALLY)), "withdraw");
    answer("kim", ask(draft.id(), "kim"), "decline");
    answer(AUTHOR, ask(draft.id(), "lee"), "cancel");
    ask(draft.id(), "pat");

    assertThat(types(role))
        .containsExactlyInAnyOrder(
            "decision-type.added",
            "proposal.submitted",
            "endorsement.given",
            "endorsement.superseded",
            "endorsement.given",
            "endorsement.withdrawn");
    for (var name : List.of("kim", "lee", "pat")) {
      assertThat(told(role).prettify()).doesNotContain("\"" + name + "\"");
    }
  }

  @Test
  void a_submission_says_what_the_proposal_follows() {
    var first = draft();
    submit(first.id());
    as(APPROVER, "manager")
        .header("If-Match", "*")
        .body(
            "{\"revision\": 1, \"reason\": \"WRONG_TIME\", \"wouldChange\": \"After the audit.\"}")
        .post("/api/v1/proposals/{id}/decline", first.id())
        .then()
        .statusCode(200);
    String next =
        as(AUTHOR)
            .header("If-Match", "*")
            .post("/api/v1/proposals/{id}/follow-up", first.id())
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    edit(next, first.content());
    submit(next);

    var told = told("auditor");
    assertThat(told.<String>getList("items.type"))
        .containsExactly(
            "decision-type.added", "proposal.submitted", "proposal.declined", "proposal.submitted");
    assertThat(told.getString("items[3].subject")).isEqualTo(next);
    assertThat(told.getString("items[3].data.follows")).isEqualTo(first.id());
  }

  @Test
  void hrs_system_is_told_what_happened_and_not_what_was_written() {
    var author = "author-" + UUID.randomUUID();
    var approver = "approver-" + UUID.randomUUID();
    String id = ProposalFixture.submitted(author, approver).extract().path("id");
    var later = LocalDate.now(ZoneOffset.UTC).plusDays(40);
    as(approver, "manager")
        .header("If-Match", "*")
        .body("{\"respondBy\": \"%s\", \"reason\": \"I am in hospital.\"}".formatted(later))
        .post("/api/v1/proposals/{id}/extend", id)
        .then()
        .statusCode(200);
    as("hanna", "hr")
        .body(
            "{\"approver\": \"%s\", \"successor\": \"maria\", \"reason\": \"Another team.\"}"
                .formatted(approver))
        .post("/api/v1/hand-overs/proposals")
        .then()
        .statusCode(200)
        .body("handedOver.id", contains(id));
    as("maria", "manager")
        .header("If-Match", "*")
        .body("{\"revision\": 1, \"reason\": \"WRONG_TIME\", \"wouldChange\": \"A calmer year.\"}")
        .post("/api/v1/proposals/{id}/decline", id)
        .then()
        .statusCode(200);

    var extended = "items.find{it.type == 'proposal.extended'}";
    var declined = "items.find{it.type == 'proposal.declined'}";
    var hr = told("hr-integration");
    assertThat(hr.<String, Object>getMap(extended + ".data"))
        .containsOnlyKeys("author", "approver", "by", "respondByBefore", "respondBy");
    assertThat(hr.<String, Object>getMap(declined + ".data"))
        .containsOnlyKeys("author", "approver", "revisionNumber", "by");
    assertThat(hr.getString("items.find{it.type == 'proposal.handed-over'}.data.reason"))
        .isEqualTo("Another team.");
    assertThat(hr.prettify()).doesNotContain("in hospital", "calmer year");
    for (var roles :
        List.of(
            new String[] {"auditor"},
            new String[] {"service"},
            new String[] {"hr-integration", "auditor"},
            new String[] {"hr-integration", "service"})) {
      var all = told(roles);
      assertThat(all.getString(extended + ".data.reason")).isEqualTo("I am in hospital.");
      assertThat(all.getString(declined + ".data.wouldChange")).isEqualTo("A calmer year.");
      assertThat(all.getString(declined + ".hash")).isEqualTo(hr.getString(declined + ".hash"));
    }
  }

  /** What a proposal's own history says is for whoever sees the proposal. */
  @Test
  void a_history_of_a_proposal_never_tells_who_was_asked_for_support() {
    var draft = draft();
    answer(ALLY, ask(draft.id(), ALLY), "decline");
    as("ada", "auditor").get("/api/v1/proposals/{id}/history", draft.id()).then().statusCode(404);
    submit(draft.id());
    assertThat(
            as("ada", "auditor")
                .get("/api/v1/proposals/{id}/history", draft.id())
                .jsonPath()
                .<String>getList("items.type"))
        .containsExactly("proposal.created", "proposal.submitted");
  }

  private List<String> types(String... roles) {
    return told(roles).getList("items.type");
  }

  /** What is told of all that happened in the test. */
  private JsonPath told(String... roles) {
    var end = settled();
    var page =
        as("ada", roles)
            .get("/api/v1/proposal-events?limit=1000&after=" + start)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(page.getString("next")).isEqualTo(end);
    return page;
  }

  /** The end of the feed, once all that happened has its place in it. */
  private String settled() {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "select exists (select from event where position is null)")) {
      while (true) {
        try (var row = statement.executeQuery()) {
          if (row.next() && !row.getBoolean(1)) {
            return feed.end();
          }
        }
        Thread.onSpinWait();
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }
}
