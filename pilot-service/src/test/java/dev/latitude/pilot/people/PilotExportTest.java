package dev.latitude.pilot.people;

import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.measurement;
import static dev.latitude.pilot.PilotFixture.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class PilotExportTest {
  private static final String EXPORT = "/api/v1/personal-data/pilots";

  @Inject ObjectMapper json;
  @Inject AgroalDataSource database;

  private final PeopleFixture pilots =
      new PeopleFixture(
          "author-" + UUID.randomUUID(),
          "approver-" + UUID.randomUUID(),
          "holder-" + UUID.randomUUID());

  @Test
  void a_person_gets_all_that_they_are_a_party_to_and_said_and_did() throws Exception {
    var id = pilots.completed();
    var lines = export(pilots.author(), "");

    assertThat(kinds(lines).subList(0, 8))
        .containsExactly(
            "pilot",
            "measurement",
            "measurement",
            "status-update",
            "checklist-run",
            "checklist-run",
            "decision",
            "decision");
    assertThat(kinds(lines).subList(8, lines.size() - 1)).containsOnly("event");
    assertThat(lines.getFirst().at("/data"))
        .isEqualTo(json.readTree(pilots.read(id).extract().asString()));
    var measured =
        pilots.asAuthor().get("/api/v1/pilots/{id}/measurements", id).then().extract().asString();
    var values = json.readTree(measured).path("items");
    assertThat(of("measurement", lines))
        .as("what they doubted and what they recorded, not what corrects it")
        .containsExactly(values.get(0), values.get(2));
    assertThat(of("event", lines))
        .as("what they did, and what names them")
        .allMatch(
            event ->
                event.path("actor").asText().equals(pilots.author())
                    || event.path("data").toString().contains(pilots.author()));
    assertThat(of("event", lines))
        .extracting(event -> event.path("type").asText())
        .contains("pilot.created", "pilot.started", "pilot.status-updated", "pilot.extended")
        .doesNotContain("pilot.completed", "pilot.reviewed");

    var end = lines.getLast();
    assertThat(end.path("complete").asBoolean()).isTrue();
    assertThat(end.path("count").asInt()).isEqualTo(lines.size() - 1);
    assertThat(end.path("person").asText()).isEqualTo(pilots.author());
    assertThat(end.path("asOf").isTextual()).isTrue();
    assertThat(of("review", export(pilots.approver(), ""))).hasSize(2);
  }

  @Test
  void what_happened_around_somebody_is_for_them_and_not_for_who_let_them_try() throws Exception {
    var id = pilots.active();
    execute(
        """
        insert into context_reaction (id, pilot_id, context_event_id, event, occurred_on, reaction, noted_at)
        values (gen_random_uuid(), '%s', gen_random_uuid(), 'AUDIT', current_date, 'SUSPEND', now())
        """
            .formatted(id));
    assertThat(of("context-reaction", export(pilots.author(), "")))
        .extracting(reaction -> reaction.path("event").asText())
        .containsExactly("AUDIT");
    assertThat(of("context-reaction", export(pilots.approver(), ""))).isEmpty();
  }

  @Test
  void hr_gets_of_somebody_else_what_hr_may_read_anyway() throws Exception {
    var id = pilots.active();
    pilots.measure(pilots.asAuthor(), id, 1, "4.4");
    assertThat(export("hanna", pilots.author(), "hr")).hasSize(1);
    assertThat(export(pilots.approver(), pilots.author(), "hr"))
        .extracting(line -> line.path("kind").asText())
        .contains("pilot", "measurement", "event");
    assertThat(of("pilot", export("hanna", pilots.author(), "hr", "auditor"))).hasSize(1);
    assertThat(export(pilots.holder(), "")).as("no party to it").hasSize(1);
    as(pilots.approver(), "manager", "auditor")
        .get(EXPORT + "?person=" + pilots.author())
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"));
  }

  @Test
  void more_than_a_page_comes_whole_and_each_once() throws Exception {
    var id = pilots.active();
    for (var value : List.of("4.2", "4.3", "4.4")) {
      measureDaily(id, value);
    }
    copies(id, 110);
    var lines = export(pilots.author(), "");
    assertThat(of("pilot", lines)).hasSize(111).doesNotHaveDuplicates();
    assertThat(of("measurement", lines)).hasSize(120).doesNotHaveDuplicates();
    assertThat(lines.getLast().path("count").asInt()).isEqualTo(lines.size() - 1);
  }

  private void measureDaily(String id, String value) {
    var rows =
        IntStream.range(0, 20)
            .mapToObj(
                day ->
                    List.of("client-score", "error-rate").stream()
                        .map(
                            metric ->
                                measurement(
                                    metric,
                                    start().plusDays(day),
                                    start().plusDays(day),
                                    value.replace("4.", metric.equals("error-rate") ? "1." : "4."),
                                    40))
                        .collect(Collectors.joining(",")))
            .collect(Collectors.joining(","));
    pilots
        .asAuthor()
        .body("{\"items\": [" + rows + "]}")
        .post("/api/v1/pilots/{id}/measurements/batch", id)
        .then()
        .statusCode(200);
  }

  /** With nothing recorded under them. */
  private void copies(String like, int size) throws SQLException {
    execute(
        """
        insert into pilot
        select another.*
        from pilot as one, generate_series(1, %d) as n,
          jsonb_populate_record(null::pilot,
            to_jsonb(one) || jsonb_build_object('id', gen_random_uuid(), 'proposal_id', gen_random_uuid(), 'n', n)) as another
        where one.id = '%s'
        """
            .formatted(size, like));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> kinds(List<JsonNode> lines) {
    return lines.stream().map(line -> line.path("kind").asText("end")).toList();
  }

  private static List<JsonNode> of(String kind, List<JsonNode> lines) {
    return lines.stream()
        .filter(line -> line.path("kind").asText().equals(kind))
        .map(line -> line.path("data"))
        .toList();
  }

  private List<JsonNode> export(String caller, String about, String... roles) throws IOException {
    var body =
        as(caller, roles)
            .accept("application/x-ndjson")
            .get(about.isEmpty() ? EXPORT : EXPORT + "?person=" + about)
            .then()
            .statusCode(200)
            .contentType("application/x-ndjson")
            .extract()
            .asString();
    var lines = new ArrayList<JsonNode>();
    for (var line : body.lines().toList()) {
      lines.add(json.readTree(line));
    }
    return lines;
  }
}
