package dev.latitude.proposal.endorsement;

import static dev.latitude.proposal.endorsement.EndorsementFixture.ALLY;
import static dev.latitude.proposal.endorsement.EndorsementFixture.accept;
import static dev.latitude.proposal.endorsement.EndorsementFixture.answer;
import static dev.latitude.proposal.endorsement.EndorsementFixture.as;
import static dev.latitude.proposal.endorsement.EndorsementFixture.ask;
import static dev.latitude.proposal.endorsement.EndorsementFixture.counter;
import static dev.latitude.proposal.endorsement.EndorsementFixture.draft;
import static dev.latitude.proposal.endorsement.EndorsementFixture.edit;
import static dev.latitude.proposal.endorsement.EndorsementFixture.freshness;
import static dev.latitude.proposal.endorsement.EndorsementFixture.give;
import static dev.latitude.proposal.endorsement.EndorsementFixture.list;
import static dev.latitude.proposal.endorsement.EndorsementFixture.path;
import static dev.latitude.proposal.endorsement.EndorsementFixture.read;
import static dev.latitude.proposal.endorsement.EndorsementFixture.readiness;
import static dev.latitude.proposal.endorsement.EndorsementFixture.submit;
import static dev.latitude.proposal.endorsement.EndorsementFixture.tryToAsk;
import static dev.latitude.proposal.endorsement.EndorsementFixture.withdraw;
import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class EndorsementResourceTest {
  @Test
  void an_ally_is_asked_about_a_draft_and_supports_exactly_what_it_said() {
    var draft = draft();
    var asked = ask(draft.id(), ALLY);
    asked
        .then()
        .header("Location", endsWith(path(asked)))
        .header("ETag", equalTo(asked.<String>path("etag")))
        .body("state", equalTo("REQUESTED"))
        .body("revisionNumber", nullValue())
        .body("actions", contains("cancel"));
    edit(draft.id(), draft.content().replace("DELEGATE", "INQUIRE"));

    read(ALLY, asked)
        .then()
        .statusCode(200)
        .body("content.rights[0].requestedLevel", equalTo("DELEGATE"))
        .body("note", equalTo("You saw the reports."))
        .body("actions", contains("give", "decline"));
    give(asked)
        .then()
        .body("state", equalTo("GIVEN"))
        .body("statement", equalTo("I stand behind it."))
        .body("actions", contains("withdraw"));
    freshness(AUTHOR, asked)
        .then()
        .body("freshness", equalTo("STALE"))
        .body("changes.kind", contains("LEVEL_LOWERED"));
    edit(draft.id(), draft.content());
    freshness(AUTHOR, asked).then().body("freshness", equalTo("FRESH")).body("changes", hasSize(0));
  }

  @Test
  void wording_leaves_support_fresh_and_a_material_change_makes_it_stale_and_shows_itself() {
    var draft = draft();
    submit(draft.id());
    var given = give(ask(draft.id(), ALLY));
    given.then().body("revisionNumber", is(1));

    counter(APPROVER, draft.id(), draft.content().replace("a day less", "one day less"));
    list(APPROVER, draft.id(), "manager").then().body("items.freshness", contains("FRESH"));

    var looser = draft.content().replace("\"value\": 4}", "\"value\": 6}");
    counter(AUTHOR, draft.id(), looser.replace("Publish the weekly", "Send the weekly"));
    list(APPROVER, draft.id(), "manager")
        .then()
        .body("items.ally", contains(ALLY))
        .body("items.freshness", contains("STALE"))
        .body("items[0].changes.kind", contains("TITLE_REWORDED", "TRIGGER_LOOSENED"))
        .body("items[0].changes.material", contains(false, true))
        .body("items[0].statement", equalTo("I stand behind it."));

    counter(APPROVER, draft.id(), draft.content());
    list("ada", draft.id(), "auditor").then().body("items.freshness", contains("FRESH"));
  }

  @Test
  void support_for_a_later_content_supersedes_the_earlier_and_the_ally_sees_what_has_changed() {
    var draft = draft();
    var first = give(ask(draft.id(), ALLY));
    edit(draft.id(), draft.content().replace("\"value\": 4}", "\"value\": 6}"));
    var second = ask(draft.id(), ALLY);
    read(ALLY, second)
        .then()
        .body("changesSinceSupported.kind", contains("TRIGGER_LOOSENED"))
        .body("changesSinceSupported[0].after", equalTo("ABOVE 6"));
    read(ALLY, first)
        .then()
        .body("state", equalTo("GIVEN"))
        .body("changesSinceSupported", nullValue());

    give(second);
    read(ALLY, first)
        .then()
        .body("state", equalTo("SUPERSEDED"))
        .body("statement", equalTo("I stand behind it."))
        .body("actions", hasSize(0));
    list(AUTHOR, draft.id())
        .then()
        .body("items.state", contains("GIVEN", "SUPERSEDED"))
        .body("items.freshness", contains("FRESH", "STALE"));
    answer(ALLY, read(ALLY, second), "withdraw").then().statusCode(200);
    edit(draft.id(), draft.content());
    readiness(draft.id()).then().body("findings.rule", hasItem("no-ally"));
  }

  @Test
  void readiness_counts_the_people_whose_support_is_fresh() {
    var draft = draft();
    var driven =
        draft.content().replace("\"evidence\"", "\"drivers\": [\"TRUST_GAP\"], \"evidence\"");
    edit(draft.id(), driven);
    readiness(draft.id()).then().body("findings.rule", contains("big-leap", "no-ally"));
    var asked = ask(draft.id(), ALLY);
    readiness(draft.id()).then().body("findings.rule", hasItem("no-ally"));
    give(asked);
    give(ask(draft.id(), "kim"));
    readiness(draft.id())
        .then()
        .body("findings.rule", contains("big-leap"))
        .body(
            "drivers[0].answeredBy.text",
            contains(
                "Past work: Quarterly figures for the board", "2 people support it as it stands"));
    answer("kim", read("kim", ask(draft.id(), "kim")), "decline");
    edit(draft.id(), driven.replace("\"LOW\"", "\"MEDIUM\""));
    readiness(draft.id()).then().body("findings.rule", hasItem("no-ally"));
  }

  @Test
  void only_the_author_asks_and_only_a_third_person() {
    var draft = draft();
    for (var involved : new String[] {AUTHOR, APPROVER}) {
      tryToAsk(AUTHOR, draft.id(), involved)
          .then()
          .statusCode(422)
          .body("type", equalTo("/problems/ally-involved"))
          .body("errors.pointer", contains("/ally"));
    }
    for (var nobody : new String[] {" ", APPROVER + " "}) {
      tryToAsk(AUTHOR, draft.id(), nobody)
          .then()
          .statusCode(422)
          .body("errors.pointer", everyItem(equalTo("/ally")));
    }
    tryToAsk(APPROVER, draft.id(), ALLY).then().statusCode(404);
    submit(draft.id());
    tryToAsk(APPROVER, draft.id(), ALLY)
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/not-yours-to-do"));
    tryToAsk("sam", draft.id(), ALLY).then().statusCode(404);
  }

  @Test
  void an_ally_who_has_become_the_approver_cannot_support_it_as_well() {
    var draft = draft();
    var asked = ask(draft.id(), ALLY);
    var elsewhere = draft.content().replace("\"approver\": \"morgan\"", "\"approver\": \"alex\"");
    edit(draft.id(), elsewhere);
    read(ALLY, asked).then().body("actions", contains("decline"));
    answer(ALLY, asked, "give")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/ally-involved"))
        .body("detail", endsWith("answer the proposal itself."));
    answer(ALLY, asked, "decline").then().statusCode(200);
  }

  @Test
  void what_the_approver_has_put_on_the_table_is_not_the_authors_to_show() {
    var draft = draft();
    submit(draft.id());
    var asked = ask(draft.id(), ALLY);
    counter(APPROVER, draft.id(), draft.content().replace("DELEGATE", "ADVISE"));
    tryToAsk(AUTHOR, draft.id(), "kim")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/takes-no-support"))
        .body("detail", endsWith("then ask for support for your own."));
    give(asked);
    freshness(AUTHOR, asked).then().body("freshness", equalTo("STALE"));
  }

  @Test
  void a_proposal_that_has_come_to_its_end_takes_no_support_and_lets_go_of_it() {
    var draft = draft();
    submit(draft.id());
    var given = give(ask(draft.id(), ALLY));
    var open = ask(draft.id(), "kim");
    var late = ask(draft.id(), "lee");
    read("kim", open).then().body("actions", contains("give", "decline"));
    accept(draft.id());
    read("kim", open).then().body("actions", contains("decline"));
    as("kim")
        .get("/api/v1/endorsements?limit=1")
        .then()
        .body("items.id", contains(open.<String>path("id")))
        .body("items[0].actions", contains("decline"));
    tryToAsk(AUTHOR, draft.id(), "pat")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/takes-no-support"));
    answer("kim", open, "give")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/takes-no-support"));
    answer("kim", open, "decline").then().statusCode(200);
    answer(AUTHOR, late, "cancel").then().statusCode(200);
    answer(ALLY, given, "withdraw").then().statusCode(200).body("statement", nullValue());

    var withdrawn = draft();
    withdraw(withdrawn.id());
    tryToAsk(AUTHOR, withdrawn.id(), ALLY).then().statusCode(409);
  }

  @Test
  void one_person_is_asked_one_question_at_a_time_and_twenty_are_enough() {
    var draft = draft();
    for (int i = 0; i < 19; i++) {
      ask(draft.id(), "ally-" + i);
    }
    tryToAsk(AUTHOR, draft.id(), "ally-3")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/asked-already"));
    ask(draft.id(), "ally-19");
    tryToAsk(AUTHOR, draft.id(), "ally-20")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/too-many-endorsements"));
    list(AUTHOR, draft.id()).then().body("items", hasSize(20)).body("next", nullValue());
  }

  @Test
  void commands_need_the_version_the_caller_has_seen_and_a_body_without_surprises() {
    var asked = ask(draft().id(), ALLY);
    as(ALLY).body("{}").post(path(asked) + "/give").then().statusCode(428);
    as(ALLY)
        .header("If-Match", "\"7\"")
        .body("{}")
        .post(path(asked) + "/give")
        .then()
        .statusCode(412);
    as(ALLY)
        .header("If-Match", asked.header("ETag"))
        .body("{\"statment\": \"Yes.\"}")
        .post(path(asked) + "/give")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/statment"));
    as(ALLY)
        .header("If-Match", asked.header("ETag"))
        .body("{}")
        .post(path(asked) + "/give")
        .then()
        .statusCode(200)
        .body("statement", nullValue());
    var elsewhere = draft();
    as(ALLY)
        .get(path(asked).replace(asked.path("proposalId"), elsewhere.id()))
        .then()
        .statusCode(404);
    as(ALLY)
        .header("If-None-Match", read(ALLY, asked).header("ETag"))
        .get(path(asked))
        .then()
        .statusCode(304);
  }

  @Test
  void asked_twice_under_one_key_it_is_asked_once() {
    var draft = draft();
    var key = java.util.UUID.randomUUID().toString();
    String first = null;
    for (int i = 0; i < 2; i++) {
      String id =
          as(AUTHOR)
              .header("Idempotency-Key", key)
              .body("{\"ally\": \"alex\"}")
              .post("/api/v1/proposals/{id}/endorsements", draft.id())
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      first = first == null ? id : first;
      org.assertj.core.api.Assertions.assertThat(id).isEqualTo(first);
    }
    list(AUTHOR, draft.id())
        .then()
        .body("items", hasSize(1))
        .body("items.id", not(hasItem(draft.id())));
  }
}
