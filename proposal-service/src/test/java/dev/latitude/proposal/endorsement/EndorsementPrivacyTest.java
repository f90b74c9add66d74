package dev.latitude.proposal.endorsement;

import static dev.latitude.proposal.endorsement.EndorsementFixture.ALLY;
import static dev.latitude.proposal.endorsement.EndorsementFixture.answer;
import static dev.latitude.proposal.endorsement.EndorsementFixture.as;
import static dev.latitude.proposal.endorsement.EndorsementFixture.ask;
import static dev.latitude.proposal.endorsement.EndorsementFixture.counter;
import static dev.latitude.proposal.endorsement.EndorsementFixture.draft;
import static dev.latitude.proposal.endorsement.EndorsementFixture.edit;
import static dev.latitude.proposal.endorsement.EndorsementFixture.freshness;
import static dev.latitude.proposal.endorsement.EndorsementFixture.give;
import static dev.latitude.proposal.endorsement.EndorsementFixture.list;
import static dev.latitude.proposal.endorsement.EndorsementFixture.read;
import static dev.latitude.proposal.endorsement.EndorsementFixture.submit;
import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who learns what of a question, an answer, and what they were about. */
@QuarkusTest
@WithTestResource(RealParts.class)
class EndorsementPrivacyTest {
  @Inject AgroalDataSource database;

  @Test
  void the_ally_sees_what_they_were_asked_about_and_nothing_of_the_negotiation() {
    var draft = draft();
    submit(draft.id());
    var given = give(ask(draft.id(), ALLY));
    counter(APPROVER, draft.id(), draft.content().replace("DELEGATE", "ADVISE"));

    var base = "/api/v1/proposals/" + draft.id();
    for (var closed :
        List.of(
            "",
            "/history",
            "/readiness",
            "/revisions",
            "/revisions/1",
            "/revisions/2",
            "/revisions/2/comparison",
            "/endorsements")) {
      as(ALLY).get(base + closed).then().statusCode(404);
    }
    read(ALLY, given).then().body("content.rights[0].requestedLevel", equalTo("DELEGATE"));
    freshness(ALLY, given).then().body("freshness", equalTo("STALE")).body("changes", nullValue());
    as(ALLY)
        .get("/api/v1/endorsements?limit=1")
        .then()
        .body("items.proposalId", contains(draft.id()))
        .body("items[0].freshness", equalTo("STALE"))
        .body("items[0].changes", nullValue());
    assertThat(read(ALLY, given).asString() + freshness(ALLY, given).asString())
        .doesNotContain("ADVISE");
  }

  @Test
  void questions_and_refusals_stay_between_the_two() {
    var draft = draft();
    submit(draft.id());
    var declined = answer(ALLY, ask(draft.id(), ALLY), "decline");
    ask(draft.id(), "kim");
    answer(AUTHOR, ask(draft.id(), "lee"), "cancel");
    list(AUTHOR, draft.id())
        .then()
        .body("items.state", contains("CANCELLED", "REQUESTED", "DECLINED"))
        .body("items[2].reason", equalTo("I know too little."));
    for (var other : new String[][] {{APPROVER, "manager"}, {"ada", "auditor"}}) {
      list(other[0], draft.id(), other[1]).then().statusCode(200).body("items", hasSize(0));
      read(other[0], declined, other[1]).then().statusCode(404);
      freshness(other[0], declined, other[1]).then().statusCode(404);
    }
    list("sam", draft.id(), "manager", "hr").then().statusCode(404);
    read("kim", declined).then().statusCode(404);
  }

  @Test
  void support_that_was_given_shows_the_words_meant_for_all_and_not_the_note() {
    var draft = draft();
    submit(draft.id());
    var given = give(ask(draft.id(), ALLY));
    read(APPROVER, given, "manager")
        .then()
        .body("statement", equalTo("I stand behind it."))
        .body("note", nullValue())
        .body("content", notNullValue())
        .body("actions", hasSize(0));
    answer(ALLY, given, "withdraw").then().statusCode(200);
    read(APPROVER, given, "manager")
        .then()
        .body("state", equalTo("WITHDRAWN"))
        .body("statement", nullValue());
  }

  @Test
  void what_was_only_ever_a_draft_is_not_shown_by_the_support_it_had() {
    var draft = draft();
    edit(draft.id(), draft.content().replace("Publish the weekly", "Secretly publish the weekly"));
    var given = give(ask(draft.id(), ALLY));
    edit(draft.id(), draft.content().replace("\"value\": 4}", "\"value\": 6}"));
    read(APPROVER, given, "manager").then().statusCode(404);
    submit(draft.id());

    freshness(APPROVER, given, "manager")
        .then()
        .body("freshness", equalTo("STALE"))
        .body("changes", nullValue());
    list(APPROVER, draft.id(), "manager")
        .then()
        .body("items.ally", contains(ALLY))
        .body("items[0].title", nullValue())
        .body("items[0].changes", nullValue());
    read(APPROVER, given, "manager").then().statusCode(200).body("content", nullValue());
    list(AUTHOR, draft.id())
        .then()
        .body("items[0].changes.kind", contains("TITLE_REWORDED", "TRIGGER_LOOSENED"));
  }

  @Test
  void the_events_tell_what_happened_and_never_what_was_written() throws SQLException {
    var draft = draft();
    var first = give(ask(draft.id(), ALLY));
    give(ask(draft.id(), ALLY));
    answer("kim", ask(draft.id(), "kim"), "decline");
    answer(AUTHOR, ask(draft.id(), "lee"), "cancel");
    answer("pat", give(ask(draft.id(), "pat")), "withdraw");
    var told = events(draft.id());
    assertThat(told)
        .extracting(Event::type)
        .containsExactlyInAnyOrder(
            "endorsement.requested",
            "endorsement.given",
            "endorsement.superseded",
            "endorsement.requested",
            "endorsement.given",
            "endorsement.requested",
            "endorsement.declined",
            "endorsement.requested",
            "endorsement.cancelled",
            "endorsement.requested",
            "endorsement.given",
            "endorsement.withdrawn");
    assertThat(told)
        .filteredOn(event -> event.subject().equals(first.path("id")))
        .extracting(Event::type)
        .containsExactly("endorsement.requested", "endorsement.given", "endorsement.superseded");
    assertThat(told)
        .flatExtracting(event -> event.data().getMap("").keySet())
        .isSubsetOf("proposalId", "author", "ally", "revisionNumber", "by");
  }

  @Test
  void everybody_finds_what_they_were_asked_page_by_page_and_nothing_else() {
    var ally = "ally-" + UUID.randomUUID();
    var asked = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      asked.addFirst(ask(draft().id(), ally).path("id"));
    }
    ask(draft().id(), "kim");
    var read = new ArrayList<String>();
    String cursor = "";
    do {
      var page = mine(ally, "limit=2" + cursor);
      read.addAll(page.getList("items.id"));
      cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
    } while (cursor != null);
    assertThat(read).isEqualTo(asked);
    assertThat(Set.copyOf(mine(ally, "limit=200").<String>getList("items.note")))
        .containsExactly("You saw the reports.");
    assertThat(mine(ally, "state=GIVEN").getList("items")).isEmpty();
    assertThat(mine(ally, "state=REQUESTED").getList("items")).hasSize(5);
    as(ally)
        .get("/api/v1/endorsements?state=MAYBE")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("state"));
  }

  private static JsonPath mine(String ally, String query) {
    return as(ally)
        .get("/api/v1/endorsements?" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private record Event(String subject, String type, JsonPath data) {}

  /** From the table the feed is read from: what is in there is what readers are told. */
  private List<Event> events(String proposal) throws SQLException {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "select subject, type, data from event where data ->> 'proposalId' = ? order by subject, revision")) {
      statement.setString(1, proposal);
      var events = new ArrayList<Event>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          events.add(
              new Event(rows.getString(1), rows.getString(2), JsonPath.from(rows.getString(3))));
        }
      }
      return events;
    }
  }
}
