package dev.latitude.agreement.matrix;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.register.Grant;
import dev.latitude.agreement.register.Register;
import dev.latitude.agreement.register.Source;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Dimension;
import dev.latitude.agreement.right.Right;
import dev.latitude.agreement.right.Risk;
import dev.latitude.kit.follow.FeedFollowers;
import dev.latitude.testkit.RealParts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who decides what: for programs, for spreadsheets, and on paper. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class MatrixResourceTest {
  private static final String HOSTILE = "<script>alert(1)</script>";

  @Inject Register register;
  @Inject FeedFollowers followers;

  @Test
  void a_persons_matrix_names_all_that_the_person_decides() {
    var agreement = AgreementFixture.draft().offered().signed();
    var people = agreement.people;
    followers.of(Register.PILOT_FEED).poll(0);
    get("person=" + people.employee(), "application/json")
        .statusCode(200)
        .body("people", contains(people.employee()))
        .body("decisions", contains(people.decision()))
        .body("rights.answer", contains("OWN"))
        .body("rights[0].right.source.id", equalTo(agreement.id))
        .body("asOf", notNullValue());
    get("person=" + people.employee() + "&at=2020-01-01T00:00:00Z", "*/*")
        .body("at", equalTo("2020-01-01T00:00:00Z"))
        .body("rights", hasSize(0));
  }

  @Test
  void a_team_is_asked_about_by_list_and_a_decision_by_its_slug() {
    var decision = "budget-" + UUID.randomUUID();
    var kim = enter("kim", decision, DelegationLevel.AGREE, "morgan");
    var robin = enter("robin", decision, DelegationLevel.INQUIRE, "morgan");
    post(
            "{\"people\": [\"%s\", \"%s\", \"%s\", \"nobody\"]}".formatted(robin, kim, robin),
            "application/json")
        .statusCode(200)
        .body("people", contains(kim, "nobody", robin))
        .body("rights.person", contains(kim, robin))
        .body("rights.answer", contains("AGREE_TOGETHER", "OWN_AND_INFORM"));
    get("decision=" + decision, "application/json").body("people", contains(kim, robin));
  }

  @Test
  void a_spreadsheet_gets_a_line_for_each_right_and_runs_nothing() {
    var decision = "budget-" + UUID.randomUUID();
    var formula = enter("=cmd|'/c calc'!A0 \"x\", ", decision, DelegationLevel.DELEGATE, "@morgan");
    var answer = get("decision=" + decision, "text/csv").statusCode(200);
    assertThat(answer.extract().contentType()).isEqualToIgnoringCase("text/csv;charset=UTF-8");
    var lines = answer.extract().asString().split("\r\n");
    assertThat(lines).hasSize(2);
    assertThat(lines[0]).startsWith("at,decision,person,answer,level");
    assertThat(lines[1])
        .contains(
            ","
                + decision
                + ",\"'"
                + formula.replace("\"", "\"\"")
                + "\",OWN,DELEGATE,QUALITY,,,'@morgan,PILOT,");
  }

  @Test
  void a_page_shows_hostile_text_as_text_and_runs_nothing() {
    var decision = "budget-" + UUID.randomUUID();
    var person = enter(HOSTILE, decision, DelegationLevel.ADVISE, HOSTILE);
    var page =
        get("decision=" + decision, "text/html")
            .statusCode(200)
            .header("Content-Security-Policy", containsString("default-src 'none'"))
            .header("X-Content-Type-Options", equalTo("nosniff"))
            .header("Content-Language", equalTo("en"))
            .extract()
            .asString();
    assertThat(page)
        .startsWith("<!DOCTYPE html>\n")
        .doesNotContain("<script")
        .contains(person.replace("<", "&lt;").replace(">", "&gt;"), "decides after advice");
  }

  @Test
  void the_page_speaks_german_too_and_names_who_holds_nothing() {
    var decision = "budget-" + UUID.randomUUID();
    var robin = enter("robin", decision, DelegationLevel.INQUIRE, "morgan");
    var page =
        request("kim")
            .accept("text/html")
            .header("Accept-Language", "de-CH, en;q=0.5")
            .body("{\"people\": [\"%s\", \"nobody\"]}".formatted(robin))
            .post("/api/v1/decision-rights/matrix")
            .then()
            .statusCode(200)
            .header("Content-Language", equalTo("de"))
            .extract()
            .asString();
    assertThat(page)
        .contains(
            "Wer was entscheidet",
            "Auf einen Blick",
            "entscheidet und informiert danach",
            "fragt vorher",
            "<bdi>nobody</bdi>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"at=2026-01-01T00:00:00Z", "person=kim&decision=a"})
  void it_is_about_a_person_or_about_a_decision(String query) {
    get(query, "application/json").statusCode(400).body("errors.code", contains("one-of"));
  }

  @Test
  void all_that_is_wrong_with_what_is_asked_for_is_told_at_once() {
    get("person=kim&decision=No+Slug&at=noon", "application/json")
        .statusCode(400)
        .body("errors.parameter", contains("at", "person", "decision"))
        .body("errors.code", contains("invalid", "one-of", "format"));
  }

  @Test
  void what_is_no_slug_no_list_and_no_known_type_is_refused() {
    get("decision=No+Slug", "application/json")
        .statusCode(400)
        .body("errors.parameter", contains("decision"));
    post("{\"people\": []}", "application/json")
        .statusCode(422)
        .body("errors.pointer", contains("/people"));
    var many =
        IntStream.range(0, 201).mapToObj(i -> "\"p" + i + "\"").collect(Collectors.joining(","));
    post("{\"people\": [" + many + "]}", "application/json")
        .statusCode(422)
        .body("errors.pointer", contains("/people"));
    get("person=kim", "application/pdf").statusCode(406);
  }

  @Test
  void a_matrix_that_would_have_to_be_cut_is_refused() {
    var tag = UUID.randomUUID().toString();
    var people = IntStream.range(0, 5).mapToObj(i -> "p" + i + "-" + tag).toList();
    var rights =
        IntStream.range(0, 401)
            .mapToObj(
                i -> new Right("d" + i, DelegationLevel.AGREE, Dimension.QUALITY, null, Risk.LOW))
            .toList();
    people.forEach(person -> enter(person, rights, "morgan"));
    var all =
        Stream.of(people.toArray())
            .map(person -> "\"" + person + "\"")
            .collect(Collectors.joining(","));
    post("{\"people\": [" + all + "]}", "text/csv")
        .statusCode(422)
        .body("type", equalTo("/problems/matrix-too-large"));
    get("person=" + people.getFirst(), "application/json").body("rights", hasSize(401));
  }

  private String enter(String name, String decision, DelegationLevel level, String manager) {
    var person = name + "-" + UUID.randomUUID();
    enter(person, List.of(new Right(decision, level, Dimension.QUALITY, null, Risk.LOW)), manager);
    return person;
  }

  private void enter(String person, List<Right> rights, String manager) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              boolean _ =
                  register.begin(
                      new Grant(
                          person,
                          manager,
                          rights,
                          List.of(new Boundary("What it measures", "morgan")),
                          Source.pilot(UUID.randomUUID()),
                          Instant.parse("2026-01-01T00:00:00Z"),
                          Instant.parse("2999-01-01T00:00:00Z")));
            });
  }

  private static ValidatableResponse get(String query, String accept) {
    return request("kim").accept(accept).get("/api/v1/decision-rights/matrix?" + query).then();
  }

  private static ValidatableResponse post(String body, String accept) {
    return request("kim").accept(accept).body(body).post("/api/v1/decision-rights/matrix").then();
  }
}
