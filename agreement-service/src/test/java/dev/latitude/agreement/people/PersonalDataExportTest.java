package dev.latitude.agreement.people;

import static dev.latitude.agreement.PilotFixture.graduatedWithin;
import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class PersonalDataExportTest {
  @Inject ObjectMapper json;
  @Inject AgroalDataSource database;

  private final String tag = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void a_person_is_told_everything_of_theirs() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    agreement
        .asApprover("review", "{\"outcome\": \"CONTINUE\", \"note\": \"It goes well\"}")
        .statusCode(201);
    agreement.amending("AGREE", LocalDate.now(ZoneOffset.UTC).plusDays(7), "");
    var employee = agreement.people.employee();
    var approver = agreement.people.approver();

    var lines = export(employee, "?person=" + employee);
    assertThat(kinds(lines))
        .startsWith("agreement", "agreement-version", "agreement-review", "event")
        .contains("decision-right")
        .doesNotContain("context-event", "webhook-endpoint");
    var told = data(lines, "agreement").getFirst();
    assertThat(told.path("id").asText()).isEqualTo(agreement.id);
    assertThat(told.at("/amendment/state").asText()).isEqualTo("DRAFT");
    assertThat(told).isEqualTo(asToldElsewhere(employee, "/api/v1/agreements/" + agreement.id));
    assertThat(data(lines, "agreement-version"))
        .containsExactly(
            asToldElsewhere(employee, "/api/v1/agreements/" + agreement.id + "/versions/1"));
    assertThat(data(lines, "agreement-review"))
        .containsExactly(
            asToldElsewhere(employee, "/api/v1/agreements/" + agreement.id + "/reviews/1"));
    var history =
        asToldElsewhere(employee, "/api/v1/agreements/" + agreement.id + "/history?limit=200");
    // The approver's signature, and the review that they held, are none of the employee's.
    assertThat(data(lines, "event"))
        .extracting(event -> event.path("type").asText())
        .containsExactly(
            "agreement.drafted",
            "agreement.offered",
            "agreement.signed",
            "agreement.entered-into-force",
            "agreement.amendment-opened");
    assertThat(data(lines, "event").getFirst().path("salt")).isEqualTo(history.at("/items/0/salt"));
    assertThat(data(lines, "event").getFirst().path("hash")).isEqualTo(history.at("/items/0/hash"));

    assertThat(data(export(approver, ""), "decision-right"))
        .extracting(right -> right.path("manager").asText())
        .containsExactly(approver);
    assertThat(data(export(approver, ""), "event"))
        .extracting(event -> event.path("type").asText())
        .contains("agreement.review-held", "agreement.drafted");
  }

  @Test
  void rights_that_are_over_and_what_was_recorded_before_are_told_too() {
    var agreement = AgreementFixture.in(AgreementState.ENDED);
    for (var party : List.of(agreement.people.employee(), agreement.people.approver())) {
      var rights = data(export(party, ""), "decision-right");
      var now = rights.stream().filter(right -> !right.has("recordedUntil")).toList();
      assertThat(now)
          .singleElement()
          .satisfies(
              right -> {
                assertThat(right.path("person").asText()).isEqualTo(agreement.people.employee());
                assertThat(right.path("decision").asText()).isEqualTo(agreement.people.decision());
                assertThat(right.path("until").isTextual()).isTrue();
                assertThat(right.has("id")).isFalse();
              });
      assertThat(rights).hasSize(party.equals(agreement.people.employee()) ? 2 : 1);
    }
  }

  @Test
  void hr_is_told_about_somebody_what_hr_may_read() {
    var holder = "holder-" + tag;
    var draft =
        AgreementFixture.draft(new Case(UUID.randomUUID(), holder, "m-" + tag, "a" + tag), "");
    var people = new Case(UUID.randomUUID(), holder, "m-" + tag, "b" + tag);
    graduatedWithin(people, "What the report measures", "the-one-before");
    var declined = AgreementFixture.draftFrom(people, "").offered();
    declined.asApprover("decline-to-sign", "{\"reason\": \"Not yet\"}").statusCode(200);
    declined
        .asEmployee("edit", "{\"expectations\": [\"Between the two\"], \"reviewPoints\": []}")
        .statusCode(200);
    var event =
        request("hanna", "hr")
            .body(
                Map.of(
                    "kind",
                    "AUDIT",
                    "people",
                    List.of("somebody-else", holder),
                    "occurredOn",
                    LocalDate.now(ZoneOffset.UTC).toString()))
            .post("/api/v1/context-events")
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");

    var lines = export("hanna", "?person=" + holder, "hr");
    assertThat(data(lines, "agreement"))
        .extracting(agreement -> agreement.path("id").asText())
        .containsExactly(declined.id);
    assertThat(lines.toString()).doesNotContain(draft.id, "Between the two");
    assertThat(data(lines, "context-event"))
        .extracting(told -> told.path("id").asText())
        .containsExactly(event);
    assertThat(kinds(lines)).contains("agreement-version", "event");

    var own = export(holder, "");
    assertThat(data(own, "agreement"))
        .extracting(agreement -> agreement.path("id").asText())
        .containsExactly(declined.id, draft.id);
    assertThat(own.toString()).contains("Between the two").doesNotContain(event);
    // who reported it is told of it, as far as they may still read it
    assertThat(data(export("reporter-" + tag, ""), "context-event")).isEmpty();
    var reporter = "reporter-" + tag;
    request(reporter, "hr")
        .body(Map.of("kind", "AUDIT", "people", List.of("x" + tag), "occurredOn", "2026-01-05"))
        .post("/api/v1/context-events")
        .then()
        .statusCode(201);
    request(reporter, "hr")
        .body("{\"url\": \"http://127.0.0.1:9/hooks\"}")
        .post("/api/v1/webhook-endpoints")
        .then()
        .statusCode(201);
    assertThat(kinds(export(reporter, "", "hr")))
        .containsExactly("context-event", "event", "event", "webhook-endpoint", "event");
    assertThat(kinds(export(reporter, ""))).isEmpty();
  }

  @Test
  void it_goes_on_however_much_there_is() throws SQLException {
    var person = "busy-" + tag;
    var drafts =
        IntStream.rangeClosed(0, PersonalDataExport.THINGS)
            .mapToObj(
                n ->
                    AgreementFixture.draft(
                        new Case(UUID.randomUUID(), person, "m-" + tag, "d" + n + tag), ""))
            .toList();
    execute(
        """
        insert into event (id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, previous_hash, hash)
        select uuidv7(), '@id', 'agreement', n, 'agreement.edited', now(), '@person', '{}', '\\x00', sha256('\\x00'), sha256('\\x00'), sha256('\\x00')
        from generate_series(2, 450) n
        """
            .replace("@id", drafts.getFirst().id)
            .replace("@person", person));
    execute(
        """
        insert into decision_right (person, decision, level, dimension, boundaries, manager, source_kind, source_id, valid, recorded)
        select '@person', 'd' || n, 'AGREE', 'QUALITY', '[]', 'm', 'PILOT', gen_random_uuid(), '[2026-01-01,2026-02-01)', '[2026-01-01,)'
        from generate_series(1, 1001) n
        """
            .replace("@person", person));
    var lines = export(person, "");
    assertThat(data(lines, "agreement")).hasSize(drafts.size());
    assertThat(data(lines, "event")).hasSize(drafts.size() + 449);
    assertThat(data(lines, "decision-right").stream().distinct()).hasSize(1001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"manager", "auditor", "hr-integration", "service"})
  void about_others_only_hr_may_ask(String role) {
    request("somebody", role)
        .get(Forgetting.PATH + "?person=robin")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"));
    assertThat(kinds(export("somebody-" + tag, "", role))).isEmpty();
  }

  @Test
  void who_cannot_be_anybody_is_refused() {
    request("hanna", "hr")
        .queryParam("person", " robin")
        .get(Forgetting.PATH)
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("person"));
  }

  /** All lines but the last, which says that these were all. */
  private List<JsonNode> export(String reader, String query, String... roles) {
    var answer =
        request(reader, roles)
            .get(Forgetting.PATH + query)
            .then()
            .statusCode(200)
            .contentType("application/x-ndjson")
            .extract()
            .asString();
    var lines = answer.lines().map(this::read).toList();
    var end = lines.getLast();
    assertThat(end.path("complete").asBoolean()).isTrue();
    assertThat(end.path("count").asInt()).isEqualTo(lines.size() - 1);
    assertThat(end.path("person").asText())
        .isEqualTo(query.isEmpty() ? reader : query.substring("?person=".length()));
    assertThat(end.path("asOf").isTextual()).isTrue();
    return lines.subList(0, lines.size() - 1);
  }

  private JsonNode asToldElsewhere(String reader, String path) {
    return read(request(reader).get(path).then().statusCode(200).extract().asString());
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  private static List<String> kinds(List<JsonNode> lines) {
    return lines.stream().map(line -> line.path("kind").asText()).toList();
  }

  private static List<JsonNode> data(List<JsonNode> lines, String kind) {
    return lines.stream()
        .filter(line -> line.path("kind").asText().equals(kind))
        .map(line -> line.path("data"))
        .toList();
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
