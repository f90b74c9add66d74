package dev.latitude.proposal.people;

import static dev.latitude.proposal.people.PeopleFixture.DATA;
import static dev.latitude.proposal.people.PeopleFixture.HR;
import static dev.latitude.proposal.people.PeopleFixture.answer;
import static dev.latitude.proposal.people.PeopleFixture.as;
import static dev.latitude.proposal.people.PeopleFixture.ask;
import static dev.latitude.proposal.people.PeopleFixture.command;
import static dev.latitude.proposal.people.PeopleFixture.content;
import static dev.latitude.proposal.people.PeopleFixture.decline;
import static dev.latitude.proposal.people.PeopleFixture.draft;
import static dev.latitude.proposal.people.PeopleFixture.entry;
import static dev.latitude.proposal.people.PeopleFixture.forget;
import static dev.latitude.proposal.people.PeopleFixture.somebody;
import static dev.latitude.proposal.people.PeopleFixture.submitted;
import static dev.latitude.proposal.people.PeopleFixture.tryToForget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.latitude.kit.history.ChainCheck;
import dev.latitude.kit.history.EventFeed;
import dev.latitude.kit.history.Pseudonym;
import dev.latitude.kit.jobs.RecurringJob;
import dev.latitude.proposal.proposal.ProposalFixture;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person is forgotten, and what they did with others stays whole. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ForgettingTest {
  @Inject @Any Instance<RecurringJob> jobs;
  @Inject ChainCheck chain;
  @Inject EventFeed feed;
  @Inject AgroalDataSource database;

  private final String person = somebody("o'neill");
  private final String other = somebody("other");

  @Test
  void nothing_names_the_person_any_more_and_all_that_others_see_of_it_is_whole() throws Exception {
    String decision = ProposalFixture.newDecision();
    String offer = content(decision, other, person);
    // What they wrote: they haggled over it, people supported it, and it was accepted.
    String written = draft(person, offer);
    String given = answer(other + "-ally", ask(person, written, other + "-ally"), "give");
    attachPilotApprovedBy(person, written);
    command(person, written, "submit", "{}");
    command(other, written, "counter", "{\"revision\": 1, \"content\": %s}".formatted(offer));
    command(
        person,
        written,
        "counter",
        "{\"revision\": 2, \"content\": %s}"
            .formatted(offer.replace("Publish the weekly", "Publish each")));
    command(other, written, "accept", "{\"revision\": 3}");
    // What they were asked, which they declined, and what came after it.
    String asked = submitted(other, person, person);
    decline(person, asked);
    String followUp = command(other, asked, "follow-up", "").path("id");
    // What they were asked to support, with every answer and with none.
    String foreign = draft(other, other + "-boss", person);
    String withdrawn =
        answer(person, answer(person, ask(other, foreign, person), "give"), "withdraw");
    answer(person, ask(other, foreign, person), "decline");
    command(other, foreign, "submit", "{}");
    String unanswered = ask(other, foreign, person);
    command(other, foreign, "withdraw", "{}");
    // What they did for everybody, and what they noted for nobody.
    String slug = "report-" + UUID.randomUUID();
    as(person, "hr")
        .body(
            """
            {"slug": "%s", "title": "Publish", "dimension": "QUALITY", "usualRisk": "LOW", "ceiling": "DELEGATE"}
            """
                .formatted(slug))
        .post("/api/v1/decision-types")
        .then()
        .statusCode(201);
    String note = "waited " + UUID.randomUUID();
    entry(person, note);
    assertThat(rowsWith(note)).hasSize(2);

    String pseudonym = forget(person).extract().path("pseudonym");
    run();

    assertThat(rowsWith(person)).isEmpty();
    assertThat(rowsWith(note)).isEmpty();
    for (var table : List.of("proposal", "endorsement", "decision_type")) {
      assertThat(broken(table)).isEmpty();
    }

    var proposal = "/api/v1/proposals/" + written;
    as(other)
        .get(proposal)
        .then()
        .statusCode(200)
        .body("author", equalTo(pseudonym))
        .body("content.approver", equalTo(other))
        .body("content.boundaries[0].heldBy", equalTo(pseudonym))
        .body("attachments[0].finishedPilot.approver", equalTo(pseudonym));
    as(other)
        .get(proposal + "/history")
        .then()
        .statusCode(200)
        .body("items.actor", hasItems(pseudonym, other, HR))
        .body("items.type", hasItem("proposal.person-pseudonymised"))
        .body("items[-1].data.pseudonym", equalTo(pseudonym));
    as(other)
        .get(proposal + "/revisions")
        .then()
        .statusCode(200)
        .body("items.author", equalTo(List.of(pseudonym, other, pseudonym)));
    as(other)
        .get(proposal + "/revisions/1")
        .then()
        .statusCode(200)
        .body("content.boundaries[0].heldBy", equalTo(pseudonym))
        .body("attachments[0].finishedPilot.approver", equalTo(pseudonym));
    as(other)
        .get(proposal + "/revisions/3/comparison?with=1")
        .then()
        .statusCode(200)
        .body("changes", hasSize(1));
    as(other)
        .get(proposal + "/rights/" + decision + "/rounds")
        .then()
        .statusCode(200)
        .body("items[0].author", equalTo(pseudonym));
    as(other)
        .accept("text/markdown")
        .get(proposal + "/one-pager")
        .then()
        .statusCode(200)
        .body(containsString(pseudonym));
    as(other).accept("text/html").get(proposal + "/revisions/1/one-pager").then().statusCode(200);
    as(other)
        .get(given)
        .then()
        .statusCode(200)
        .body("author", equalTo(pseudonym))
        .body("statement", equalTo("I stand behind it."));
    as(other + "-ally")
        .get("/api/v1/endorsements")
        .then()
        .body("items.author", equalTo(List.of(pseudonym)));
    as("avery", "auditor")
        .get("/api/v1/proposals?author=" + pseudonym)
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(written)));
    as("avery", "auditor")
        .get("/api/v1/proposals?approver=" + pseudonym)
        .then()
        .body("items.id", equalTo(List.of(asked)));

    as(other)
        .get("/api/v1/proposals/{id}/chain", followUp)
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(asked, followUp)));
    as(other)
        .get("/api/v1/proposals/" + followUp)
        .then()
        .body("content.approver", equalTo(pseudonym));
    for (var endorsement : List.of(withdrawn, unanswered)) {
      as(other).get(endorsement).then().statusCode(200).body("ally", equalTo(pseudonym));
      as(other).get(endorsement + "/freshness").then().statusCode(200);
    }
    // Who is forgotten can be asked no more, and the question can be taken back.
    answer(other, unanswered, "cancel");
    as(other)
        .get("/api/v1/decision-types/{slug}/history", slug)
        .then()
        .statusCode(200)
        .body("items.actor", equalTo(List.of(pseudonym, HR)))
        .body(
            "items.type",
            equalTo(List.of("decision-type.added", "decision-type.person-pseudonymised")));
    as(person).get("/api/v1/proposals").then().body("items", hasSize(0));
    as(person).get("/api/v1/friction-entries").then().body("items", hasSize(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "hr-integration"})
  void the_feed_tells_of_it_where_it_tells_of_the_thing(String role) throws Exception {
    String start = settled();
    String untold = draft(person, other, other);
    answer("ally", ask(person, untold, "ally"), "give");
    command(person, untold, "withdraw", "{}");
    String told = submitted(person, other, other);
    String given = answer("ally", ask(person, told, "ally"), "give");
    answer("kim", ask(person, told, "kim"), "decline");
    decline(other, told);
    forget(person);
    run();

    settled();
    var all = told(start, "service");
    assertThat(all).filteredOn(event -> event.endsWith(".person-pseudonymised")).hasSize(5);
    assertThat(told(start, role))
        .filteredOn(event -> event.endsWith(".person-pseudonymised"))
        .containsExactlyInAnyOrder(
            told + " proposal.person-pseudonymised",
            given.substring(given.lastIndexOf('/') + 1) + " endorsement.person-pseudonymised");
  }

  @Test
  void nobody_is_forgotten_before_what_they_take_part_in_has_ended() {
    String draft = draft(person, other, other);
    tryToForget(person, HR, "hr")
        .then()
        .statusCode(409)
        .body("type", endsWith("/problems/person-takes-part"))
        .body("detail", containsString("the proposal " + draft + ", a DRAFT of their own"))
        .body("detail", not(containsString(other)))
        .body("detail", not(containsString("client report")));
    command(person, draft, "withdraw", "{}");

    String asked = submitted(other, person, other);
    String words = "the proposal %s of '%s' to '%s', ".formatted(asked, other, person);
    for (var party : List.of(person, other)) {
      tryToForget(party, HR, "hr")
          .then()
          .statusCode(409)
          .body("detail", allOf(containsString(words + "UNDER_REVIEW"), not(containsString(draft))))
          .body("detail", not(containsString("client report")));
    }
    String offer = content(ProposalFixture.newDecision(), person, other);
    command(person, asked, "counter", "{\"revision\": 1, \"content\": %s}".formatted(offer));
    for (var party : List.of(person, other)) {
      tryToForget(party, HR, "hr")
          .then()
          .statusCode(409)
          .body("detail", containsString(words + "COUNTERED"));
    }
    command(other, asked, "withdraw", "{}");
    forget(person);
    run();
  }

  @Test
  void whoever_has_handed_over_what_they_approved_can_be_forgotten() throws SQLException {
    String countered = submitted(other, person, person);
    String offer = content(ProposalFixture.newDecision(), person, person);
    command(person, countered, "counter", "{\"revision\": 1, \"content\": %s}".formatted(offer));
    String asked = submitted(other, person, person);
    tryToForget(person, HR, "hr").then().statusCode(409);
    String successor = somebody("maria");
    ProposalFixture.handOver(person, successor);

    String pseudonym = forget(person).extract().path("pseudonym");
    run();

    assertThat(rowsWith(person)).isEmpty();
    assertThat(broken("proposal")).isEmpty();
    as(other)
        .get("/api/v1/proposals/{id}/history", asked)
        .then()
        .body("items[2].data.formerApprover", equalTo(pseudonym))
        .body("items[2].data.approver", equalTo(successor));
    as(other)
        .get("/api/v1/proposals/{id}/revisions/2", countered)
        .then()
        .body("author", equalTo(pseudonym))
        .body("content.approver", equalTo(pseudonym));
    command(successor, asked, "accept", "{\"revision\": 1}");
    tryToForget(successor, HR, "hr").then().statusCode(409);
    command(other, countered, "withdraw", "{}");
  }

  /** What is somebody else's to end does not hold it up. */
  @Test
  void a_draft_of_somebody_else_and_a_question_for_support_keep_nobody() throws SQLException {
    String draft = draft(other, person, person);
    String ally = somebody("ally");
    ask(other, draft, ally);
    forget(person);
    String pseudonym = forget(ally).extract().path("pseudonym");
    run();
    assertThat(rowsWith(person)).isEmpty();
    assertThat(rowsWith(ally)).isEmpty();
    as(other)
        .get("/api/v1/proposals/{id}/endorsements", draft)
        .then()
        .body("items.ally", equalTo(List.of(pseudonym)));
    command(other, draft, "withdraw", "{}");
  }

  @Test
  void whoever_nothing_is_known_of_is_forgotten_at_once() {
    String location =
        forget(person)
            .body("state", equalTo("RUNNING"))
            .body("pseudonym", matchesPattern(Pseudonym.FORM))
            .body("requestedBy", equalTo(HR))
            .extract()
            .header("Location");
    run();
    for (var role : List.of("hr", "auditor")) {
      as("avery", role)
          .get(location)
          .then()
          .statusCode(200)
          .body("state", equalTo("DONE"))
          .body("things", equalTo(0));
      as("avery", role)
          .get(DATA + "/pseudonymisations?limit=1")
          .then()
          .statusCode(200)
          .body("items[0].id", equalTo(location.substring(location.lastIndexOf('/') + 1)));
    }
  }

  @Test
  void only_hr_has_somebody_forgotten_and_only_hr_and_auditors_see_it() {
    for (var role : List.of("manager", "auditor", "hr-integration", "service")) {
      tryToForget(person, "somebody", role).then().statusCode(403);
    }
    tryToForget(person, person).then().statusCode(403);
    String location = forget(person).extract().header("Location");
    for (var role : List.of("manager", "hr-integration", "service")) {
      as("somebody", role).get(location).then().statusCode(403);
      as("somebody", role).get(DATA + "/pseudonymisations").then().statusCode(403);
    }
    as(HR, "hr").get(DATA + "/pseudonymisations/" + UUID.randomUUID()).then().statusCode(404);
    run();
  }

  @Test
  void a_wrong_request_is_refused_with_every_fault() {
    as(HR, "hr")
        .body("{\"person\": \" \", \"pseudonym\": \"robin\", \"reason\": \"gone\"}")
        .post(DATA + "/pseudonymisations")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems("/person", "/pseudonym", "/reason"));
    tryToForget(HR, HR, "hr").then().statusCode(409).body("detail", containsString("yourself"));
  }

  @Test
  void the_same_request_under_its_key_is_answered_as_at_first() {
    var key = UUID.randomUUID().toString();
    var pseudonym = Pseudonym.random();
    var ids = new ArrayList<String>();
    for (int i = 0; i < 2; i++) {
      ids.add(
          as(HR, "hr")
              .header("Idempotency-Key", key)
              .body("{\"person\": \"%s\", \"pseudonym\": \"%s\"}".formatted(person, pseudonym))
              .post(DATA + "/pseudonymisations")
              .then()
              .statusCode(202)
              .body("pseudonym", equalTo(pseudonym))
              .extract()
              .path("id"));
      run();
    }
    assertThat(ids.get(0)).isEqualTo(ids.get(1));
  }

  @Test
  void the_answer_to_a_hand_over_does_not_name_the_person_any_more() throws Exception {
    String proposal = submitted(person, other, other);
    as(HR, "hr")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(
            "{\"approver\": \"%s\", \"successor\": \"%s-boss\", \"reason\": \"Another team.\"}"
                .formatted(other, other))
        .post("/api/v1/hand-overs/proposals")
        .then()
        .statusCode(200)
        .body("handedOver.person", hasItem(person));
    command(person, proposal, "withdraw", "{}");
    assertThat(rowsWith(person)).anyMatch(row -> row.contains("idempotency_key"));

    forget(person);
    run();

    assertThat(rowsWith(person)).isEmpty();
  }

  @Test
  void what_is_written_once_stays_so_but_for_whom_it_names_while_somebody_is_forgotten() {
    String proposal = submitted(person, other, other);
    String endorsement = ask(person, proposal, "ally");
    String id = endorsement.substring(endorsement.lastIndexOf('/') + 1);
    for (var change : List.of("submitted_at = now()", "number = 2")) {
      assertThatThrownBy(
              () -> rewrite("proposal_revision", change, "proposal_id = '" + proposal + "'"))
          .hasMessageContaining("revisions are written once");
    }
    assertThatThrownBy(
            () ->
                rewrite("endorsement", "ally = 'kim', revision_number = null", "id = '" + id + "'"))
        .hasMessageContaining("is about is written once");
    for (var change : List.of("author = 'kim'", "content = '{}'", "attachments = '[1]'")) {
      assertThatThrownBy(
              () ->
                  execute(
                      "update proposal_revision set %s where proposal_id = '%s'"
                          .formatted(change, proposal)))
          .hasMessageContaining("revisions are written once");
    }
    command(person, proposal, "withdraw", "{}");
  }

  private void run() {
    jobs.stream()
        .filter(job -> job.name().equals("pseudonymise-people"))
        .findFirst()
        .orElseThrow()
        .run();
  }

  /** As one that pilot-service has told; a draft can be changed like this. */
  private void attachPilotApprovedBy(String approver, String draft) throws SQLException {
    execute(
        """
        update proposal set attachments = jsonb_build_array(jsonb_build_object(
          'id', uuidv7(), 'kind', 'FINISHED_PILOT', 'frozenAt', '2026-03-02T09:00:00Z',
          'finishedPilot', jsonb_build_object(
            'pilotId', uuidv7(), 'proposalId', uuidv7(), 'title', 'Publish the report', 'result', 'GRADUATED', 'approver', '%s',
            'rights', jsonb_build_array(), 'startedAt', '2026-01-05T09:00:00Z', 'completedAt', '2026-02-02T09:00:00Z')))
        where id = '%s'
        """
            .formatted(approver.replace("'", "''"), draft));
  }

  private List<String> told(String after, String role) {
    var page =
        as("ada", role)
            .get("/api/v1/proposal-events?limit=1000&after=" + after)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    var subjects = page.<String>getList("items.subject");
    var types = page.<String>getList("items.type");
    var told = new ArrayList<String>();
    for (int i = 0; i < types.size(); i++) {
      told.add(subjects.get(i) + " " + types.get(i));
    }
    return told;
  }

  /** The end of the feed, once all that happened has its place in it. */
  private String settled() throws SQLException {
    while (!texts("select id::text from event where position is null limit 1").isEmpty()) {
      Thread.onSpinWait();
    }
    return feed.end();
  }

  /** Things of a table whose history does not hold. */
  private List<String> broken(String table) throws SQLException {
    return texts(
            "select id || ' ' || encode(head_hash, 'hex') from %1$s where id in (select subject from event where type like '%%.person-pseudonymised')"
                .formatted(table))
        .stream()
        .map(row -> row.split(" "))
        .filter(row -> !chain.isWhole(UUID.fromString(row[0]), HexFormat.of().parseHex(row[1])))
        .map(row -> row[0])
        .toList();
  }

  /** Rows of any table that have the word anywhere. */
  private List<String> rowsWith(String word) throws SQLException {
    var found = new ArrayList<String>();
    for (var table : texts("select tablename from pg_tables where schemaname = 'public'")) {
      found.addAll(
          texts(
              "select '%1$s ' || to_jsonb(t)::text from %1$s t where position('%2$s' in to_jsonb(t)::text) > 0"
                  .formatted(table, word.replace("'", "''"))));
    }
    return found;
  }

  private List<String> texts(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  private void rewrite(String table, String change, String where) throws SQLException {
    execute(
        "with allowed as (select set_config('latitude.pseudonymising', 'on', true)) update %s set %s from allowed where %s"
            .formatted(table, change, where));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }
}
