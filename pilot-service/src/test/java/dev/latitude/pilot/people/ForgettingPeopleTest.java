package dev.latitude.pilot.people;

import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.calendar.CalendarFixture.passDays;
import static dev.latitude.testkit.TestIdentity.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.latitude.kit.history.ChainCheck;
import dev.latitude.kit.history.Pseudonym;
import dev.latitude.kit.jobs.RecurringJob;
import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.pilot.calendar.CalendarFixture;
import dev.latitude.testkit.PersonalColumns;
import dev.latitude.testkit.RealParts;
import dev.latitude.testkit.live.EventReader;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class ForgettingPeopleTest {
  private static final String FORGET = "/api/v1/personal-data/pilots/pseudonymisations";

  @TestHTTPResource("/api/v1/live/pilots/")
  URI live;

  @Inject @Any Instance<RecurringJob> jobs;
  @Inject ChainCheck chain;
  @Inject AgroalDataSource database;

  private final String person = "person-" + UUID.randomUUID();
  private final String other = "other-" + UUID.randomUUID();
  private final String third = "third-" + UUID.randomUUID();
  private final String hr = "hanna-" + UUID.randomUUID();

  @AfterEach
  void backToTheRealDay() {
    CalendarFixture.backToTheRealDay();
  }

  @Test
  void who_took_every_part_is_named_nowhere_and_the_others_go_on_reading() throws Exception {
    var tried = new PeopleFixture(person, other, third).reverted();
    var let = new PeopleFixture(other, person, third).completed();
    var held = new PeopleFixture(other, third, person).completed();
    hears(person);
    passDays(60);
    Map<String, Object> before = read(tried, other).extract().jsonPath().getMap("");
    Map<String, Object> stood = get(tried, "/trigger-sets", other).extract().path("items[0]");

    var pseudonym = forget(person);

    assertThat(rowsNaming(person)).isEmpty();
    for (var id : List.of(tried, let, held)) {
      assertThat(isWhole(id)).isTrue();
      history(id, other)
          .body("items[-1].type", equalTo("pilot.person-pseudonymised"))
          .body("items[-1].actor", equalTo(hr))
          .body("items[-1].data.pseudonym", equalTo(pseudonym));
    }
    read(tried, other)
        .body("author", equalTo(pseudonym))
        .body("approver", equalTo(other))
        .body("acknowledgements.person", contains(other))
        .body("proposedTriggerSet.proposedBy", equalTo(pseudonym))
        .body("proposedTriggerSet.acknowledgements.person", contains(pseudonym))
        .body("state", equalTo("REVERTED"))
        .body("triggerSetHash", equalTo(before.get("triggerSetHash")))
        .body("terms.metrics", equalTo(((Map<?, ?>) before.get("terms")).get("metrics")));
    get(tried, "/trigger-sets", other)
        .body("items[0].hash", equalTo(stood.get("hash")))
        .body("items[0].content", equalTo(stood.get("content")))
        .body("items[0].acknowledgements.person", containsInAnyOrder(pseudonym, other));
    get(tried, "/measurements", other)
        .body("items.recordedBy", contains(other, other, pseudonym))
        .body("items[0].dispute.raisedBy", equalTo(pseudonym))
        .body("items[0].dispute.resolvedBy", equalTo(other))
        .body("items[2].dispute.raisedBy", equalTo(other))
        .body("items[2].dispute.resolvedBy", equalTo(pseudonym));
    get(tried, "/status-updates", other).body("items.reportedBy", contains(pseudonym));
    get(tried, "/checklist-runs", other).body("items.reportedBy", contains(pseudonym, pseudonym));
    get(tried, "/decisions", other)
        .body("items.recordedBy", contains(other, pseudonym))
        .body("items.answer.answeredBy", contains(pseudonym, other));
    get(let, "/reviews", other).body("items.heldBy", contains(pseudonym, pseudonym));
    read(let, other).body("approver", equalTo(pseudonym));
    read(held, third).body("terms.boundaries.heldBy", contains(pseudonym));
    for (var id : List.of(tried, let, held)) {
      for (var read :
          List.of(
              "/evaluations",
              "/status-periods",
              "/context-reactions",
              "/track-record",
              "/dashboard")) {
        get(id, read, other);
      }
    }
    get(tried, "/dashboard", other)
        .body(
            "happenings[0].text",
            equalTo(
                "%s had a person forgotten: %s stands in their place.".formatted(hr, pseudonym)));
    as(other)
        .accept("text/html")
        .get("/api/v1/pilots/{id}/dashboard", tried)
        .then()
        .statusCode(200)
        .body(containsString(pseudonym));
    as(other)
        .get("/api/v1/pilots?author=" + pseudonym)
        .then()
        .statusCode(200)
        .body("items.id", contains(tried));
  }

  @Test
  void who_follows_a_pilot_hears_of_it() {
    var id = new PeopleFixture(person, other, third).completed();
    try (var reader =
        EventReader.open(live.resolve(id), Map.of("Authorization", bearer(other, "manager")))) {
      assertThat(reader.next().name()).isEqualTo("opened");
      var pseudonym = forget(person);
      var heard = reader.next();
      assertThat(heard.name()).isEqualTo("pilot.person-pseudonymised");
      assertThat(heard.data()).contains(pseudonym);
    }
  }

  @Test
  void what_still_goes_on_stands_against_it_and_is_named() {
    var pilots = new PeopleFixture(person, other, third);
    var planned = pilots.planned();
    refused(person)
        .body("detail", containsString("'Publish the weekly client report"))
        .body("detail", containsString("(%s), PLANNED".formatted(planned)));
    refused(other).body("detail", containsString(planned));
    pilots.command(pilots.asAuthor(), planned, "cancel", "").statusCode(200);

    var active = pilots.active();
    refused(person).body("detail", containsString("(%s), ACTIVE".formatted(active)));
    pilots.review(active, "PAUSE", "");
    refused(other).body("detail", containsString("(%s), PAUSED".formatted(active)));
    pilots.review(active, "REVERT", "");
    refused(other)
        .body(
            "detail",
            containsString(
                "(%s), REVERTED, which can be reinstated until %s"
                    .formatted(active, start().plusDays(27))));
    passDays(6);
    refused(person).body("detail", containsString(active));
    passDays(7);
    request(person).statusCode(202);
  }

  @Test
  void who_only_holds_a_decision_back_takes_no_part() throws SQLException {
    var pilots = new PeopleFixture(other, third, person);
    var id = pilots.active();
    var pseudonym = forget(person);
    pilots.read(id).body("terms.boundaries.heldBy", contains(pseudonym));
    pilots.command(pilots.asApprover(), id, "pause", "{\"reason\": \"A talk.\"}").statusCode(200);
    pilots.command(pilots.asApprover(), id, "resume", "").statusCode(200);
    assertThat(rowsNaming(person)).isEmpty();
  }

  @Test
  void who_only_looks_on_takes_no_part() throws SQLException {
    var pilots = new PeopleFixture(other, third, "holder");
    var id = pilots.active();
    pilots
        .command(pilots.asAuthor(), id, "add-observer", "{\"observer\": \"%s\"}".formatted(person))
        .statusCode(200);
    var pseudonym = forget(person);
    pilots
        .read(id)
        .body("observers.person", contains(pseudonym))
        .body("observers.addedBy", contains(other));
    assertThat(rowsNaming(person)).isEmpty();
    as(other).get("/api/v1/pilots?observer=" + pseudonym).then().body("items.id", contains(id));
    pilots
        .command(
            pilots.asAuthor(), id, "remove-observer", "{\"observer\": \"%s\"}".formatted(pseudonym))
        .statusCode(200)
        .body("observers", empty());
  }

  @Test
  void only_hr_asks_and_auditors_may_look() {
    var body = "{\"person\": \"%s\"}".formatted(person);
    for (var role : List.of("manager", "auditor", "hr-integration", "service")) {
      as(other, role).body(body).post(FORGET).then().statusCode(403);
    }
    var location = request(person).statusCode(202).extract().header("Location");
    assertThat(location).contains(FORGET + "/");
    for (var role : List.of("hr", "auditor")) {
      as(other, role).get(location).then().statusCode(200).body("state", equalTo("RUNNING"));
      as(other, role).get(FORGET).then().statusCode(200).body("items[0].requestedBy", equalTo(hr));
    }
    as(other, "manager").get(location).then().statusCode(403);
    as(other, "manager").get(FORGET).then().statusCode(403);
    as(other, "hr").get(FORGET + "/" + UUID.randomUUID()).then().statusCode(404);
    run();
  }

  @Test
  void every_fault_of_the_request_is_named() {
    as(hr, "hr")
        .body("{\"person\": \" \", \"pseudonym\": \"former-robin\", \"why\": \"asked\"}")
        .post(FORGET)
        .then()
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("/person", "/pseudonym", "/why"));
    as(hr, "hr")
        .body("{}")
        .post(FORGET)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/person"));
  }

  @Test
  void asked_again_under_the_same_key_it_is_the_first_answer_and_nobody_known_is_done_at_once() {
    var key = UUID.randomUUID().toString();
    var pseudonym = Pseudonym.random();
    var body = "{\"person\": \"%s\", \"pseudonym\": \"%s\"}".formatted(person, pseudonym);
    String first = null;
    for (int i = 0; i < 2; i++) {
      String id =
          as(hr, "hr")
              .header("Idempotency-Key", key)
              .body(body)
              .post(FORGET)
              .then()
              .statusCode(202)
              .body("pseudonym", equalTo(pseudonym))
              .extract()
              .path("id");
      assertThat(first == null || first.equals(id)).isTrue();
      first = id;
      run();
    }
    as(hr, "hr")
        .get(FORGET + "/" + first)
        .then()
        .statusCode(200)
        .body("state", equalTo("DONE"))
        .body("things", equalTo(0))
        .body("$", not(hasKey("person")));
  }

  @Test
  void what_is_written_once_stays_so_but_for_who_it_names() {
    var id = new PeopleFixture(person, other, third).completed();
    for (var change :
        List.of(
            "trigger_set set hash = hash, content = '{}'",
            "measurement set value = 9",
            "measurement set standing = 'SET_ASIDE', recorded_by = 'x'",
            "evaluation set reason = 'x'",
            "status_update set summary = 'x', reported_by = 'x'",
            "checklist_run set items = '[]'",
            "decision_entry set what = 'x', recorded_by = 'x'",
            "review set note = 'x'",
            "pilot set frozen_baselines = '[]'")) {
      assertThatThrownBy(
              () ->
                  execute(
                      "with allowed as (select set_config('latitude.pseudonymising', 'on', true)) update "
                          + change
                          + " from allowed where "
                          + (change.startsWith("pilot ") ? "id" : "pilot_id")
                          + " = '"
                          + id
                          + "'"))
          .as(change)
          .hasMessageContaining("written once");
    }
    for (var change :
        List.of(
            "trigger_set set acknowledgements = '[]'",
            "measurement set recorded_by = 'x'",
            "measurement set disputes = '[]'",
            "status_update set reported_by = 'x'",
            "checklist_run set reported_by = 'x'",
            "decision_entry set recorded_by = 'x'",
            "review set held_by = 'x'")) {
      assertThatThrownBy(() -> execute("update " + change + " where pilot_id = '" + id + "'"))
          .as(change)
          .hasMessageContaining("written once");
    }
  }

  /** Asks for it and has it done; what stands in the place of the person. */
  private String forget(String who) {
    var asked =
        request(who).statusCode(202).header("Location", allOf(notNullValue(), not(endsWith("/"))));
    run();
    as(hr, "hr")
        .get(asked.extract().header("Location"))
        .then()
        .statusCode(200)
        .body("state", equalTo("DONE"));
    return asked.extract().path("pseudonym");
  }

  private ValidatableResponse refused(String who) {
    return request(who).statusCode(409).body("type", equalTo("/problems/person-takes-part"));
  }

  private ValidatableResponse request(String who) {
    return as(hr, "hr").body("{\"person\": \"%s\"}".formatted(who)).post(FORGET).then();
  }

  private void run() {
    jobs.stream()
        .filter(job -> job.name().equals("pseudonymise-people"))
        .forEach(RecurringJob::run);
  }

  /** As if a context event were waiting for its turn. */
  private void hears(String who) throws SQLException {
    execute(
        "insert into context_event (id, kind, occurred_on, people, heard_at) values (gen_random_uuid(), 'AUDIT', current_date, array['somebody', '%s'], now())"
            .formatted(who));
  }

  private static ValidatableResponse read(String id, String reader) {
    return get(id, "", reader);
  }

  private static ValidatableResponse history(String id, String reader) {
    return get(id, "/history?limit=200", reader);
  }

  private static ValidatableResponse get(String id, String what, String reader) {
    return as(reader, "manager").get("/api/v1/pilots/" + id + what).then().statusCode(200);
  }

  private boolean isWhole(String id) {
    return PeopleFixture.isWhole(chain, database, id);
  }

  /** Rows of any table in which the id stands. */
  private List<String> rowsNaming(String words) throws SQLException {
    try (var connection = database.getConnection()) {
      return PersonalColumns.rowsNaming(connection, words);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
