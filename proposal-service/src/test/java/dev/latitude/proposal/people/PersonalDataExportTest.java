package dev.latitude.proposal.people;

import static dev.latitude.proposal.people.PeopleFixture.DATA;
import static dev.latitude.proposal.people.PeopleFixture.HR;
import static dev.latitude.proposal.people.PeopleFixture.answer;
import static dev.latitude.proposal.people.PeopleFixture.as;
import static dev.latitude.proposal.people.PeopleFixture.ask;
import static dev.latitude.proposal.people.PeopleFixture.command;
import static dev.latitude.proposal.people.PeopleFixture.decline;
import static dev.latitude.proposal.people.PeopleFixture.draft;
import static dev.latitude.proposal.people.PeopleFixture.entry;
import static dev.latitude.proposal.people.PeopleFixture.somebody;
import static dev.latitude.proposal.people.PeopleFixture.submitted;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that there is about a person, for whoever may read it. */
@QuarkusTest
@WithTestResource(RealParts.class)
class PersonalDataExportTest {
  @Inject AgroalDataSource database;
  @Inject ObjectMapper json;

  private final String person = somebody("robin");
  private final String other = somebody("morgan");

  @Test
  void a_person_gets_everything_of_theirs_and_nothing_of_others() throws Exception {
    String draft = draft(person, other, other);
    String asked = answer("ally", ask(person, draft, "ally"), "decline");
    String written = submitted(person, other, other);
    decline(other, written);
    String before = submitted(other, person, other);
    String secret = draft(other, person, other);
    String support = ask(other, before, "ally");
    String foreign = submitted(other, "boss", person);
    String mine = answer(person, ask(other, foreign, person), "give");
    String entry = entry(person, "Waited again.");
    entry(other, "Waited, too.");

    var lines = lines(as(person));
    assertThat(data(lines, "proposal", "id")).containsExactly(written, draft, before);
    assertThat(data(lines, "revision", "proposalId")).containsExactly(written, before);
    assertThat(data(lines, "endorsement", "id")).containsExactly(id(asked), id(mine));
    assertThat(data(lines, "friction-entry", "id")).containsExactly(entry);
    assertThat(data(lines, "event", "type"))
        .containsExactly(
            "proposal.created",
            "proposal.submitted",
            "proposal.declined",
            "proposal.created",
            "endorsement.requested",
            "endorsement.declined",
            "proposal.submitted",
            "endorsement.requested",
            "endorsement.given");
    assertThat(lines.toString()).doesNotContain(secret).doesNotContain(id(support));
    assertThat(lines.getFirst().path("data").path("etag").asText())
        .isEqualTo(as(person).get("/api/v1/proposals/" + written).<String>path("etag"));

    var end = lines.getLast();
    assertThat(end.path("complete").asBoolean()).isTrue();
    assertThat(end.path("count").asInt()).isEqualTo(lines.size() - 1);
    assertThat(end.path("person").asText()).isEqualTo(person);
    assertThat(lines(as(person).queryParam("person", person))).hasSameSizeAs(lines);
  }

  @Test
  void hr_gets_what_they_may_read_anyway_and_never_the_friction_log() throws Exception {
    String draft = draft(person, HR, other);
    String written = submitted(person, other, other);
    String given = answer("ally", ask(person, written, "ally"), "give");
    answer("kim", ask(person, written, "kim"), "decline");
    String entry = entry(person, "Waited again.");

    assertThat(lines(about("hr"))).hasSize(1);

    var audited = lines(about("hr", "auditor"));
    assertThat(data(audited, "proposal", "id")).containsExactly(written);
    assertThat(data(audited, "endorsement", "id")).containsExactly(id(given));
    assertThat(data(audited, "event", "type"))
        .containsExactly("proposal.created", "proposal.submitted");
    assertThat(audited.toString())
        .doesNotContain(draft)
        .doesNotContain(entry)
        .doesNotContain("\"kim\"")
        .doesNotContain("You saw the reports.");

    command(person, draft, "submit", "{}");
    assertThat(data(lines(about("hr")), "proposal", "id")).containsExactly(draft);
    decline(HR, draft);
    command(person, written, "withdraw", "{}");
  }

  @Test
  void nobody_but_hr_asks_about_somebody_else() {
    for (var role : List.of("manager", "auditor", "hr-integration", "service")) {
      as(other, role)
          .queryParam("person", person)
          .get(DATA)
          .then()
          .statusCode(403)
          .body("detail", containsString("'hr'"));
    }
    given().get(DATA).then().statusCode(401);
    as(HR, "hr")
        .queryParam("person", " ")
        .get(DATA)
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("person"));
  }

  @Test
  void it_goes_on_page_after_page_and_is_kept_by_no_cache() throws Exception {
    String proposal = submitted(person, other, other);
    int many = 120;
    for (var sql :
        List.of(
            """
            insert into proposal (id, version, created_at, updated_at, author, approver, state, content, revision_number)
            select uuidv7(), 1, now(), now(), author, approver, 'WITHDRAWN', content, 0
            from proposal, generate_series(1, @many) where id = '@id'
            """,
            """
            insert into proposal_revision (proposal_id, number, author, submitted_at, content)
            select proposal_id, n, author, submitted_at, content
            from proposal_revision, generate_series(2, @many) n where proposal_id = '@id'
            """,
            """
            insert into endorsement (id, version, created_at, updated_at, proposal_id, author, ally, state, content)
            select uuidv7(), 1, now(), now(), id, author, '@ally', 'CANCELLED', content
            from proposal, generate_series(1, @many) where id = '@id'
            """,
            """
            insert into friction_entry (id, author, version, created_at, updated_at, sign, day, work_scope)
            select uuidv7(), '@ally', 1, now(), now(), 'ROUTINE_SIGN_OFF', date '2026-03-02', 'TASK'
            from generate_series(1, 2 * @many)
            """,
            """
            insert into event (id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, previous_hash, hash)
            select uuidv7(), '@id', 'proposal', n, 'proposal.extended', now(), 'robin', jsonb_build_object('by', '@person'), '', d, d, d
            from generate_series(3, 3 * @many) n, sha256('') d
            """)) {
      execute(
          sql.replace("@many", String.valueOf(many))
              .replace("@id", proposal)
              .replace("@person", person)
              .replace("@ally", person + "-ally"));
    }
    var answer = as(person).get(DATA);
    answer
        .then()
        .statusCode(200)
        .header("Content-Type", startsWith("application/x-ndjson"))
        .header("Cache-Control", containsString("no-store"));
    var lines = lines(answer);
    assertThat(data(lines, "proposal", "id")).hasSize(many + 1).doesNotHaveDuplicates();
    assertThat(data(lines, "revision", "number")).hasSize(many).doesNotHaveDuplicates();
    assertThat(data(lines, "event", "revision")).hasSize(3 * many).doesNotHaveDuplicates();
    assertThat(lines.getLast().path("complete").asBoolean()).isTrue();

    var asked = lines(as(person + "-ally"));
    assertThat(data(asked, "endorsement", "id")).hasSize(many).doesNotHaveDuplicates();
    assertThat(data(asked, "friction-entry", "id")).hasSize(2 * many).doesNotHaveDuplicates();
    execute("delete from endorsement where proposal_id = '" + proposal + "'");
  }

  private RequestSpecification about(String... roles) {
    return as(HR, roles).queryParam("person", person);
  }

  private List<JsonNode> lines(RequestSpecification request) throws Exception {
    return lines(request.get(DATA).then().statusCode(200).extract().response());
  }

  private List<JsonNode> lines(Response answer) throws Exception {
    var lines = new ArrayList<JsonNode>();
    for (var line : answer.asString().lines().toList()) {
      lines.add(json.readTree(line));
    }
    return lines;
  }

  private static List<String> data(List<JsonNode> lines, String kind, String property) {
    return lines.stream()
        .filter(line -> line.path("kind").asText().equals(kind))
        .map(line -> line.path("data").path(property).asText())
        .toList();
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void execute(String sql) throws Exception {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }
}
