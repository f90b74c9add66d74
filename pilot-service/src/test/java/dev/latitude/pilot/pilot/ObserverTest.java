package dev.latitude.pilot.pilot;

import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.testkit.TestIdentity.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.latitude.kit.history.ChainCheck;
import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.pilot.people.PeopleFixture;
import dev.latitude.testkit.RealParts;
import dev.latitude.testkit.live.EventReader;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Somebody looks on: they read everything and change nothing. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class ObserverTest {
  private static final List<String> EVERYTHING_UNDER_IT =
      List.of(
          "",
          "/history",
          "/dashboard",
          "/measurements",
          "/evaluations",
          "/status-updates",
          "/status-periods",
          "/checklist-runs",
          "/decisions",
          "/track-record",
          "/trigger-sets",
          "/context-reactions",
          "/reviews");

  @SuppressWarnings("NullAway.Init") // filled by the test framework
  @TestHTTPResource("/api/v1/live/pilots/")
  URI live;

  @Inject ChainCheck chain;
  @Inject AgroalDataSource database;

  private final String author = "author-" + UUID.randomUUID();
  private final String approver = "approver-" + UUID.randomUUID();
  private final String observer = "observer-" + UUID.randomUUID();
  private final PeopleFixture pilots = new PeopleFixture(author, approver, "holder");

  @Test
  void whoever_is_let_look_on_reads_everything_from_then_on_and_may_do_nothing() throws Exception {
    var id = pilots.lively();
    for (var path : EVERYTHING_UNDER_IT) {
      reading(id, path).statusCode(404).body("type", equalTo("/problems/not-found"));
    }
    add(pilots.asAuthor(), id, observer)
        .statusCode(200)
        .body("observers.person", contains(observer))
        .body("observers.addedBy", contains(author))
        .body("observers[0].addedAt", notNullValue());
    for (var path : EVERYTHING_UNDER_IT) {
      reading(id, path).statusCode(200);
    }
    reading(id, "").body("actions", contains("remove-observer"));
    reading(id, "/dashboard").body("observers", contains(observer));
    looking()
        .accept("text/html")
        .get("/api/v1/pilots/{id}/dashboard", id)
        .then()
        .statusCode(200)
        .body(containsString("looking on: <bdi class=\"name\">" + observer));
    looking()
        .body("{\"metric\": \"client-score\", \"from\": \"2026-01-01\"}")
        .post("/api/v1/pilots/{id}/measurements", id)
        .then()
        .statusCode(422);
    command(looking(), id, "pause", "{\"reason\": \"No.\"}")
        .statusCode(403)
        .body("type", equalTo("/problems/not-yours-to-do"));
    reading(id, "/history")
        .body("items[-1].type", equalTo("pilot.observer-added"))
        .body("items[-1].actor", equalTo(author))
        .body("items[-1].data", equalTo(Map.of("observer", observer)));
    assertThat(isWhole(id)).isTrue();
  }

  @Test
  void for_whom_is_taken_off_it_does_not_exist_any_more_and_live_streams_begin_anew() {
    var id = pilots.active();
    add(pilots.asAuthor(), id, observer).statusCode(200);
    try (var reader =
        EventReader.open(live.resolve(id), Map.of("Authorization", bearer(observer)))) {
      assertThat(reader.next().name()).isEqualTo("opened");
      remove(pilots.asApprover(), id, observer).statusCode(200).body("observers", empty());
      assertThat(reader.next().name()).isEqualTo("pilot.observer-removed");
      var closing = reader.next();
      assertThat(closing.name()).isEqualTo("closing");
      assertThat(closing.data()).contains("READERS_CHANGED");
    }
    for (var path : EVERYTHING_UNDER_IT) {
      reading(id, path).statusCode(404);
    }
    assertThat(list(observer, "observer=me")).isEmpty();
    pilots
        .asAuthor()
        .get("/api/v1/pilots/{id}/history", id)
        .then()
        .body("items[-1].actor", equalTo(approver))
        .body("items[-1].data.observer", equalTo(observer));
  }

  @Test
  void an_observer_takes_leave_and_speaks_for_nobody_else() {
    var id = pilots.active();
    add(pilots.asAuthor(), id, observer).statusCode(200);
    add(pilots.asApprover(), id, "kim").statusCode(200);
    remove(looking(), id, "kim")
        .statusCode(403)
        .body("type", equalTo("/problems/not-yours-to-do"))
        .body("detail", containsString("You may take leave yourself."));
    add(looking(), id, "sam").statusCode(403);
    remove(looking(), id, observer).statusCode(200).body("observers.person", contains("kim"));
    reading(id, "").statusCode(404);
  }

  @Test
  void what_does_not_fit_is_told_and_what_is_so_already_changes_nothing() {
    var id = pilots.planned();
    for (var party : List.of(author, approver)) {
      add(pilots.asAuthor(), id, party)
          .statusCode(422)
          .body("type", equalTo("/problems/invalid-body"))
          .body("errors.pointer", contains("/observer"))
          .body("errors.code", contains("party"));
    }
    add(pilots.asAuthor(), id, "former-5d0a7c1e-3b62-4f0e-9a57-2f4f6c1d8e90")
        .statusCode(422)
        .body("errors.code", contains("forgotten"));
    add(pilots.asAuthor(), id, " ").statusCode(422).body("errors.pointer", contains("/observer"));
    remove(pilots.asAuthor(), id, observer)
        .statusCode(422)
        .body("errors.code", contains("not-observing"));
    add(pilots.asAuthor(), id, observer).statusCode(200);
    String etag = pilots.read(id).extract().path("etag");
    add(pilots.asApprover(), id, observer)
        .statusCode(200)
        .header("ETag", equalTo(etag))
        .body("observers.addedBy", contains(author));
  }

  @Test
  void a_command_names_the_version_it_is_about() {
    var id = pilots.planned();
    for (var verb : List.of("add-observer", "remove-observer")) {
      pilots
          .asAuthor()
          .body(body(observer))
          .post("/api/v1/pilots/{id}/" + verb, id)
          .then()
          .statusCode(428);
      pilots
          .asAuthor()
          .header("If-Match", "\"7\"")
          .body(body(observer))
          .post("/api/v1/pilots/{id}/" + verb, id)
          .then()
          .statusCode(412);
    }
  }

  @Test
  void twenty_look_on_at_the_most_also_when_all_are_added_at_once() throws Exception {
    var id = pilots.planned();
    var requests =
        IntStream.range(0, 24)
            .<Callable<Integer>>mapToObj(
                i ->
                    () ->
                        pilots
                            .asAuthor()
                            .header("If-Match", "*")
                            .body(body("observer-" + i))
                            .post("/api/v1/pilots/{id}/add-observer", id)
                            .statusCode())
            .toList();
    var answers = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).filteredOn(status -> status == 200).hasSize(20);
    assertThat(answers).filteredOn(status -> status == 422).hasSize(4);
    pilots.read(id).body("observers", hasSize(20));
    assertThat(found(id)).isEqualTo(20);
    assertThat(isWhole(id)).isTrue();
  }

  @Test
  void who_decides_from_now_on_looks_on_no_more() throws Exception {
    var id = pilots.active();
    add(pilots.asAuthor(), id, observer).statusCode(200);
    as("hanna", "hr")
        .body(
            "{\"approver\": \"%s\", \"successor\": \"%s\", \"reason\": \"Another team.\"}"
                .formatted(approver, observer))
        .post("/api/v1/hand-overs/pilots")
        .then()
        .statusCode(200)
        .body("handedOver.id", contains(id));
    as(observer, "manager")
        .get("/api/v1/pilots/{id}", id)
        .then()
        .body("approver", equalTo(observer))
        .body("observers", empty())
        .body("actions", hasItems("pause", "add-observer"));
    assertThat(list(observer, "observer=me")).isEmpty();
    assertThat(found(id)).isZero();
  }

  @Test
  void lists_find_what_somebody_observes_page_by_page_newest_first() {
    var made = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      var id = pilots.planned();
      add(pilots.asAuthor(), id, observer).statusCode(200);
      made.addFirst(id);
    }
    var notObserved = pilots.planned();
    command(pilots.asAuthor(), made.get(2), "cancel", "").statusCode(200);

    var read = new ArrayList<String>();
    String cursor = null;
    do {
      var page =
          looking()
              .queryParam("observer", "me")
              .queryParam("limit", 2)
              .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
              .get("/api/v1/pilots")
              .then()
              .statusCode(200)
              .body("items.observers", not(hasItem(empty())))
              .extract()
              .jsonPath();
      read.addAll(page.getList("items.id"));
      cursor = page.getString("next");
    } while (cursor != null);
    assertThat(read).isEqualTo(made);

    assertThat(list(observer, "limit=50")).as("a party to nothing").isEmpty();
    assertThat(list(observer, "observer=me&state=CANCELLED")).containsExactly(made.get(2));
    assertThat(list(observer, "observer=me&author=" + author)).hasSize(5);
    assertThat(list(observer, "observer=me&awaiting=" + author))
        .isEqualTo(made.stream().filter(id -> !id.equals(made.get(2))).toList());
    assertThat(list(observer, "observer=me&awaiting=somebody")).isEmpty();
    assertThat(list(author, "observer=" + observer)).isEqualTo(made).doesNotContain(notObserved);
    assertThat(list(approver, "observer=" + observer + "&limit=1")).containsExactly(made.get(0));
    assertThat(list(author, "observer=me")).isEmpty();
    assertThat(list("sam", "observer=" + observer)).isEmpty();
    as("ada", "auditor")
        .get("/api/v1/pilots?observer=" + observer)
        .then()
        .body("items.id", equalTo(made));
  }

  @Test
  void an_observer_finds_it_in_what_is_known_about_them() {
    var id = pilots.active();
    add(pilots.asAuthor(), id, observer).statusCode(200);
    var lines =
        looking().get("/api/v1/personal-data/pilots").then().statusCode(200).extract().asString();
    assertThat(lines.lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("{\"kind\":\"pilot\"").contains(id),
            line -> assertThat(line).contains("pilot.observer-added"),
            line -> assertThat(line).contains("\"complete\":true"));
  }

  /** Whatever comes past the service: the database keeps the same rules. */
  @Test
  void the_database_lets_no_party_observe_and_no_more_than_twenty() {
    var id = pilots.planned();
    for (var wrong :
        List.of(
            "jsonb_build_array(jsonb_build_object('person', author))",
            "jsonb_build_array(jsonb_build_object('person', approver))",
            "(select jsonb_agg(jsonb_build_object('person', 'o' || n)) from generate_series(1, 21) as n)",
            "jsonb_build_array(jsonb_build_object('person', 'kim'), jsonb_build_object('person', 'kim'))")) {
      assertThatThrownBy(
              () -> execute("update pilot set observers = %s where id = '%s'".formatted(wrong, id)))
          .isInstanceOf(SQLException.class);
    }
  }

  private RequestSpecification looking() {
    return as(observer);
  }

  private ValidatableResponse reading(String id, String path) {
    return looking().get("/api/v1/pilots/{id}" + path, id).then();
  }

  private static String body(String person) {
    return "{\"observer\": \"%s\"}".formatted(person);
  }

  private ValidatableResponse add(RequestSpecification who, String id, String person) {
    return command(who, id, "add-observer", body(person));
  }

  private ValidatableResponse remove(RequestSpecification who, String id, String person) {
    return command(who, id, "remove-observer", body(person));
  }

  private ValidatableResponse command(
      RequestSpecification who, String id, String verb, String body) {
    return pilots.command(who, id, verb, body);
  }

  private static List<String> list(String person, String query) {
    return as(person)
        .get("/api/v1/pilots?" + query)
        .then()
        .statusCode(200)
        .extract()
        .path("items.id");
  }

  private boolean isWhole(String id) {
    return PeopleFixture.isWhole(chain, database, id);
  }

  private long found(String id) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from pilot_observer where pilot_id = '%s'".formatted(id))) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
