package dev.latitude.pilot.pilot;

import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.measurement;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.calendar.CalendarFixture.passDays;
import static dev.latitude.testkit.TestIdentity.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.kit.history.ChainCheck;
import dev.latitude.kit.jobs.RecurringJob;
import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.pilot.calendar.CalendarFixture;
import dev.latitude.pilot.people.PeopleFixture;
import dev.latitude.testkit.PersonalColumns;
import dev.latitude.testkit.RealParts;
import dev.latitude.testkit.live.EventReader;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody else decides from now on, in the place of an approver. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class HandOverTest {
  private static final String HAND_OVER = "/api/v1/hand-overs/pilots";

  @SuppressWarnings("NullAway.Init") // filled by the test framework
  @TestHTTPResource("/api/v1/live/pilots/")
  URI live;

  @Inject @Any Instance<RecurringJob> jobs;
  @Inject ChainCheck chain;
  @Inject AgroalDataSource database;

  private final String author = "author-" + UUID.randomUUID();
  private final String another = "another-" + UUID.randomUUID();
  private final String former = "predecessor-" + UUID.randomUUID();
  private final String successor = "successor-" + UUID.randomUUID();
  private final String hr = "hr-" + UUID.randomUUID();
  private final PeopleFixture pilots = new PeopleFixture(author, former, "holder");

  @AfterEach
  void backToTheRealDay() {
    CalendarFixture.backToTheRealDay();
  }

  @Test
  void what_an_approver_has_to_decide_is_handed_over_and_what_is_over_stays() throws Exception {
    var planned = pilots.planned();
    var active = pilots.active();
    var paused = pilots.active();
    command(formerly(), paused, "pause", "{\"reason\": \"A talk.\"}").statusCode(200);
    var reverted = pilots.active();
    command(formerly(), reverted, "revert", "{\"reason\": \"No.\"}").statusCode(200);
    var graduated = graduated("");
    var partially =
        graduated(
            ", \"rights\": [{\"decision\": \"client-report.publish\", \"level\": \"ADVISE\"}]");
    var stopped = pilots.active();
    pilots.review(stopped, "STOP", "");
    var cancelled = pilots.planned();
    command(pilots.asAuthor(), cancelled, "cancel", "").statusCode(200);
    var handed = List.of(planned, active, paused, reverted, graduated, partially);
    var before = versions();

    handOver("")
        .body("handedOver.id", equalTo(handed))
        .body("handedOver.person", everyItem(equalTo(author)))
        .body(
            "handedOver.state",
            contains("PLANNED", "ACTIVE", "PAUSED", "REVERTED", "COMPLETED", "COMPLETED"))
        .body("ownOfSuccessor", empty())
        .body("more", is(false));

    for (var id : handed) {
      pilots.read(id).body("approver", equalTo(successor));
      history(id)
          .body("items[-1].type", equalTo("pilot.handed-over"))
          .body("items[-1].actor", equalTo(hr))
          .body("items[-1].data.author", equalTo(author))
          .body("items[-1].data.approver", equalTo(successor))
          .body("items[-1].data.formerApprover", equalTo(former))
          .body("items[-1].data.proposalId", notNullValue())
          .body("items[-1].data.reason", equalTo("Morgan leads another team."));
      assertThat(versions().get(id)).isEqualTo(before.get(id) + 1);
      assertThat(isWhole(id)).isTrue();
      as(former, "manager").get("/api/v1/pilots/{id}", id).then().statusCode(404);
      as(successor, "manager").get("/api/v1/pilots/{id}", id).then().statusCode(200);
    }
    for (var id : List.of(graduated, partially, stopped)) {
      pilots.read(id).body("completedBy", equalTo(former));
    }
    for (var id : List.of(active, cancelled)) {
      pilots.read(id).body("completedBy", nullValue());
    }
    for (var id : List.of(stopped, cancelled)) {
      pilots.read(id).body("approver", equalTo(former));
      assertThat(versions().get(id)).isEqualTo(before.get(id));
    }
    handOver("").body("handedOver", empty()).body("more", is(false));
  }

  @Test
  void the_event_says_which_rights_go_on_while_some_are_in_force() {
    var active = pilots.active();
    var paused = pilots.active();
    command(formerly(), paused, "pause", "{\"reason\": \"A talk.\"}").statusCode(200);
    handOver("").body("handedOver", hasSize(2));
    history(active)
        .body("items[-1].data.rights.decision", contains("client-report.publish"))
        .body("items[-1].data.boundaries.heldBy", contains("holder"))
        .body("items[-1].data.until", equalTo(start().plusDays(28) + "T00:00:00Z"));
    Map<String, Object> told = history(active).extract().path("items[-1]");
    assertThat(moment(((Map<?, ?>) told.get("data")).get("from")))
        .isBetween(moment(told.get("time")).minusSeconds(5), moment(told.get("time")));
    for (var absent : List.of("rights", "boundaries", "from", "until")) {
      history(paused).body("items[-1].data", not(hasKey(absent)));
    }
    passDays(8);
    handOver(successor, former, "").body("handedOver", hasSize(2));
    history(active)
        .body("items[-1].type", equalTo("pilot.handed-over"))
        .body("items[-1].data", not(hasKey("rights")));
  }

  @Test
  void only_what_is_of_the_people_named_is_handed_over() {
    var mine = pilots.active();
    var theirs = new PeopleFixture(another, former, "holder").active();
    handOver(", \"people\": [\"%s\", \"nobody\"]".formatted(another))
        .body("handedOver.id", contains(theirs));
    pilots.read(mine).body("approver", equalTo(former));
    handOver(", \"people\": [\"nobody\"]")
        .body("handedOver", empty())
        .body("ownOfSuccessor", empty());
  }

  @Test
  void what_is_the_successors_own_keeps_its_approver_and_is_named() {
    var own = new PeopleFixture(successor, former, "holder").active();
    var mine = pilots.active();
    handOver(", \"people\": [\"%s\"]".formatted(author))
        .body("handedOver.id", contains(mine))
        .body("ownOfSuccessor", empty());
    handOver("")
        .body("handedOver", empty())
        .body("ownOfSuccessor.id", contains(own))
        .body("ownOfSuccessor.person", contains(successor))
        .body("ownOfSuccessor.state", contains("ACTIVE"));
    new PeopleFixture(successor, former, "holder")
        .read(own)
        .body("approver", equalTo(former))
        .body("etag", equalTo("\"4\""));
  }

  @Test
  void a_dry_run_tells_the_same_and_changes_nothing() throws Exception {
    var id = pilots.active();
    var before = versions();
    ask(HAND_OVER + "?dryRun=true", former, successor, "")
        .statusCode(200)
        .body("handedOver.id", contains(id))
        .body("more", is(false));
    assertThat(versions()).isEqualTo(before);
    pilots.read(id).body("approver", equalTo(former));
    handOver("").body("handedOver.id", contains(id));
  }

  @Test
  void only_hr_hands_over() {
    var id = pilots.active();
    for (var role : List.of("manager", "auditor", "hr-integration", "service")) {
      for (var who : List.of(author, former, successor)) {
        as(who, role)
            .body(body(former, successor, ""))
            .post(HAND_OVER)
            .then()
            .statusCode(403)
            .body("type", equalTo("/problems/forbidden"));
      }
    }
    pilots.read(id).body("approver", equalTo(former));
  }

  @Test
  void every_fault_of_the_request_is_named() {
    as(hr, "hr")
        .body("{\"approver\": \" \", \"people\": [], \"why\": \"asked\"}")
        .post(HAND_OVER)
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body(
            "errors.pointer",
            containsInAnyOrder("/approver", "/successor", "/people", "/reason", "/why"));
    as(hr, "hr")
        .body(body(former, former, ", \"people\": [\"robin\", \"kim\", \"robin\"]"))
        .post(HAND_OVER)
        .then()
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            contains("/people/2 twice", "/successor same"));
    as(successor, "hr", "manager")
        .body(body(former, successor, ""))
        .post(HAND_OVER)
        .then()
        .statusCode(422)
        .body("errors.code", contains("yourself"));
  }

  @Test
  void more_than_200_are_handed_over_in_several_requests_oldest_first() throws Exception {
    copies(pilots.planned(), 204);
    var all = versions().keySet().stream().sorted().toList();
    handOver("").body("handedOver.id", equalTo(all.subList(0, 200))).body("more", is(true));
    handOver("").body("handedOver.id", equalTo(all.subList(200, 205))).body("more", is(false));
    assertThat(count("select count(*) from pilot where approver = '%s'", successor)).isEqualTo(205);
    assertThat(count("select count(*) from event where actor = '%s'", hr)).isEqualTo(205);
  }

  @Test
  void sent_again_under_the_same_key_it_is_the_first_answer() {
    var id = pilots.active();
    var key = UUID.randomUUID().toString();
    for (int i = 0; i < 2; i++) {
      as(hr, "hr")
          .header("Idempotency-Key", key)
          .body(body(former, successor, ""))
          .post(HAND_OVER)
          .then()
          .statusCode(200)
          .body("handedOver.id", contains(id));
    }
    history(id).body("items.findAll { it.type == 'pilot.handed-over' }", hasSize(1));
  }

  @Test
  void before_the_start_the_successor_acknowledges_for_themselves() {
    var id = pilots.planned();
    String hash = pilots.read(id).extract().path("triggerSetHash");
    pilots.acknowledge(pilots.asAuthor(), id, hash);
    pilots.acknowledge(formerly(), id, hash);
    handOver("");
    pilots
        .read(id)
        .body("acknowledgements.person", contains(author))
        .body("awaiting", contains(successor))
        .body("actions", not(hasItem("start")));
    command(pilots.asAuthor(), id, "start", "").statusCode(422);
    pilots.acknowledge(succeeding(), id, hash);
    pilots.read(id).body("awaiting", containsInAnyOrder(author, successor));
    command(succeeding(), id, "start", "").statusCode(200);
    history(id).body("items[-1].data.approver", equalTo(successor));
  }

  @Test
  void what_stands_for_a_running_pilot_stands_and_what_is_on_the_table_waits_for_the_successor() {
    var id = pilots.active();
    String stands = pilots.read(id).extract().path("triggerSetHash");
    var proposed = pilots.proposes(formerly(), id, 5);
    pilots.acknowledge(formerly(), id, proposed);
    pilots.read(id).body("awaiting", contains(author));
    handOver("");
    pilots
        .read(id)
        .body("state", equalTo("ACTIVE"))
        .body("triggerSetHash", equalTo(stands))
        .body("acknowledgements.person", containsInAnyOrder(author, former))
        .body("proposedTriggerSet.hash", equalTo(proposed))
        .body("proposedTriggerSet.proposedBy", equalTo(former))
        .body("proposedTriggerSet.acknowledgements", empty())
        .body("awaiting", containsInAnyOrder(author, successor));
    pilots.acknowledge(pilots.asAuthor(), id, proposed);
    pilots.read(id).body("triggerSetHash", equalTo(stands));
    command(succeeding(), id, "acknowledge", "{\"triggerSetHash\": \"%s\"}".formatted(proposed))
        .statusCode(200)
        .body("triggerSetHash", equalTo(proposed))
        .body("acknowledgements.person", contains(author, successor));
    as(author)
        .get("/api/v1/pilots/{id}/trigger-sets", id)
        .then()
        .body("items[0].acknowledgements.person", containsInAnyOrder(author, former))
        .body("items[1].acknowledgements.person", contains(author, successor));
  }

  @Test
  void the_successor_may_all_that_the_approver_could_and_the_old_one_nothing() {
    var id = pilots.active();
    List<String> could = formerly().get("/api/v1/pilots/{id}", id).then().extract().path("actions");
    handOver("");
    succeeding()
        .get("/api/v1/pilots/{id}", id)
        .then()
        .body(
            "actions.findAll { it != 'acknowledge' }",
            equalTo(could.stream().filter(action -> !action.equals("acknowledge")).toList()));
    as(successor).get("/api/v1/pilots/{id}", id).then().body("actions", not(hasItem("pause")));
    for (var path :
        List.of("", "/history", "/measurements", "/reviews", "/dashboard", "/decisions")) {
      formerly().get("/api/v1/pilots/" + id + path).then().statusCode(404);
      succeeding().get("/api/v1/pilots/" + id + path).then().statusCode(200);
    }
    for (var verb : List.of("pause", "revert", "reinstate")) {
      command(formerly(), id, verb, "{\"reason\": \"No.\"}").statusCode(404);
    }
    formerly()
        .body(measurement("client-score", start(), start().plusDays(6), "4.4", 40))
        .post("/api/v1/pilots/{id}/measurements", id)
        .then()
        .statusCode(404);
    for (var query : List.of("", "?approver=me", "?awaiting=me", "?author=" + author)) {
      formerly().get("/api/v1/pilots" + query).then().body("items", empty());
    }
    succeeding().get("/api/v1/pilots?approver=me").then().body("items.id", contains(id));
    command(succeeding(), id, "pause", "{\"reason\": \"A talk.\"}").statusCode(200);
    succeeding().get("/api/v1/pilots?awaiting=me").then().body("items.id", contains(id));
    command(succeeding(), id, "resume", "").statusCode(200);
    history(id).body("items[-1].data.approver", equalTo(successor));
    command(succeeding(), id, "revert", "{\"reason\": \"No.\"}").statusCode(200);
    command(succeeding(), id, "reinstate", "{\"reason\": \"Yes.\"}").statusCode(200);
    command(
            succeeding(),
            id,
            "reviews",
            "{\"outcome\": \"EXTEND\", \"note\": \"More.\", \"end\": \"%s\", \"reviewDates\": [\"%s\"]}"
                .formatted(start().plusDays(41), start().plusDays(35)))
        .statusCode(201)
        .body("heldBy", equalTo(successor));
    pilots.read(id).body("acknowledgements.person", contains(successor));
    pilots.record(succeeding(), id, "OVERRIDE");
  }

  @Test
  void what_is_owed_and_late_is_the_successors_to_do() {
    var id = pilots.active();
    passDays(8);
    var late = pilots.read(id).extract();
    handOver("");
    pilots
        .read(id)
        .body("overdue", is(true))
        .body("calendar.overdue", equalTo(late.path("calendar.overdue")))
        .body("calendar.reviewDueOn", equalTo(late.path("calendar.reviewDueOn")))
        .body("awaiting", hasItem(successor));
    succeeding().get("/api/v1/pilots?overdue=true").then().body("items.id", contains(id));
    succeeding().get("/api/v1/pilots?awaiting=me").then().body("items.id", contains(id));
  }

  @Test
  void a_successor_stands_on_the_side_of_the_approver_before() {
    var id = pilots.active();
    var value = pilots.measure(pilots.asAuthor(), id, 1, "4.4");
    pilots.dispute(formerly(), id, value);
    var override = pilots.record(formerly(), id, "OVERRIDE");
    var taken = pilots.record(pilots.asAuthor(), id, "TAKEN");
    handOver("");
    succeeding()
        .body("{\"outcome\": \"UPHELD\"}")
        .post("/api/v1/pilots/{id}/measurements/{m}/resolve", id, value)
        .then()
        .statusCode(403)
        .body("detail", containsString("your own side raised"));
    pilots.resolve(succeeding(), id, value);
    succeeding()
        .body("{\"reason\": \"The survey was sent twice.\"}")
        .post("/api/v1/pilots/{id}/measurements/{m}/dispute", id, value)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/already-disputed"))
        .body("detail", containsString("Your side has disputed this measurement before"));
    pilots.dispute(pilots.asAuthor(), id, value);
    pilots.resolve(succeeding(), id, value);
    succeeding()
        .body("{\"agrees\": true}")
        .post("/api/v1/pilots/{id}/decisions/{decision}/answer", id, override)
        .then()
        .statusCode(403)
        .body("detail", containsString("your own side wrote"));
    pilots.answer(pilots.asAuthor(), id, override);
    pilots.answer(succeeding(), id, taken);
    as(author)
        .get("/api/v1/pilots/{id}/decisions", id)
        .then()
        .body("items.recordedBy", contains(author, former))
        .body("items.answer.answeredBy", contains(successor, author));
    as(author)
        .get("/api/v1/pilots/{id}/track-record", id)
        .then()
        .body("approver.overrides", equalTo(1));
  }

  @Test
  void the_dashboard_tells_of_it_and_shows_who_decides_now() {
    var id = pilots.active();
    handOver("");
    var told =
        "%s put %s in the place of %s: from now on %s decides as approver."
            .formatted(hr, successor, former, successor);
    as(author)
        .get("/api/v1/pilots/{id}/dashboard", id)
        .then()
        .statusCode(200)
        .body("approver", equalTo(successor))
        .body("happenings[0].text", equalTo(told))
        .body("happenings[0].words", equalTo("Morgan leads another team."))
        .body("acknowledgements.complete", is(true))
        .body("acknowledgements.parties.person", contains(author, successor))
        .body("acknowledgements.parties.awaited", contains(false, false))
        .body("acknowledgements.parties[1].acknowledgedAt", nullValue());
    as(author)
        .accept("text/html")
        .get("/api/v1/pilots/{id}/dashboard", id)
        .then()
        .statusCode(200)
        .body(containsString(told))
        .body(containsString("need not: what was agreed on before stands"));
  }

  @Test
  void a_stream_ends_with_it_and_whoever_may_still_see_the_pilot_takes_it_up_again() {
    var id = pilots.active();
    String last;
    try (var reader = follow(author, id, Map.of());
        var formers = follow(former, id, Map.of())) {
      for (var stream : List.of(reader, formers)) {
        assertThat(stream.next().name()).isEqualTo("opened");
      }
      handOver("");
      var heard = reader.next();
      assertThat(heard.name()).isEqualTo("pilot.handed-over");
      last = heard.id();
      assertThat(formers.next().name()).isEqualTo("pilot.handed-over");
      for (var stream : List.of(reader, formers)) {
        var closing = stream.next();
        assertThat(closing.name()).isEqualTo("closing");
        assertThat(closing.data()).isEqualTo("{\"reason\":\"READERS_CHANGED\"}");
      }
    }
    try (var nobody = follow(former, id, Map.of("Last-Event-ID", last))) {
      assertThat(nobody.status()).isEqualTo(404);
    }
    try (var reader = follow(author, id, Map.of("Last-Event-ID", last))) {
      command(succeeding(), id, "pause", "{\"reason\": \"A talk.\"}").statusCode(200);
      assertThat(reader.next().name()).isEqualTo("pilot.paused");
    }
  }

  @Test
  void who_has_handed_everything_over_can_be_forgotten() throws Exception {
    var id = pilots.lively();
    pilots.acknowledge(formerly(), id, pilots.proposes(formerly(), id, 6));
    handOver("");
    String pseudonym =
        as(hr, "hr")
            .body("{\"person\": \"%s\"}".formatted(former))
            .post("/api/v1/personal-data/pilots/pseudonymisations")
            .then()
            .statusCode(202)
            .extract()
            .path("pseudonym");
    jobs.stream()
        .filter(job -> job.name().equals("pseudonymise-people"))
        .forEach(RecurringJob::run);
    try (var connection = database.getConnection()) {
      assertThat(PersonalColumns.rowsNaming(connection, former)).isEmpty();
    }
    assertThat(isWhole(id)).isTrue();
    pilots
        .read(id)
        .body("approver", equalTo(successor))
        .body("proposedTriggerSet.proposedBy", equalTo(pseudonym));
    history(id)
        .body("items[-2].type", equalTo("pilot.handed-over"))
        .body("items[-2].data.formerApprover", equalTo(pseudonym));
    command(succeeding(), id, "pause", "{\"reason\": \"A talk.\"}").statusCode(200);
  }

  @Test
  void at_the_same_time_as_commands_and_other_hand_overs_each_pilot_has_one_approver()
      throws Exception {
    var other = "other-" + UUID.randomUUID();
    var ids = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      ids.add(pilots.active());
    }
    copies(pilots.planned(), 40);
    var requests = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 2; i++) {
      for (var to : List.of(successor, other)) {
        requests.add(() -> ask(HAND_OVER, former, to, "").extract().statusCode());
      }
    }
    for (var id : ids) {
      requests.add(
          () ->
              formerly()
                  .header("If-Match", "*")
                  .body("{\"reason\": \"A talk.\"}")
                  .post("/api/v1/pilots/{id}/pause", id)
                  .statusCode());
    }
    Collections.shuffle(requests);
    var answers = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers)
        .isSubsetOf(200, 404)
        .filteredOn(status -> status == 200)
        .hasSizeGreaterThan(3);
    assertThat(count("select count(*) from pilot where approver = '%s'", former)).isZero();
    assertThat(
            count("select count(*) from pilot where approver = '%s'", successor)
                + count("select count(*) from pilot where approver = '%s'", other))
        .isEqualTo(45);
    assertThat(
            count(
                "select count(*) from event join pilot on pilot.id = subject where type = 'pilot.handed-over' and actor = '%s' and data ->> 'approver' = approver",
                hr))
        .isEqualTo(45);
    for (var id : ids) {
      assertThat(isWhole(id)).isTrue();
      List<String> actors = history(id).extract().path("items.actor");
      assertThat(actors.subList(4, actors.size())).endsWith(hr).containsOnlyOnce(hr);
    }
  }

  private RequestSpecification formerly() {
    return as(former, "manager");
  }

  private RequestSpecification succeeding() {
    return as(successor, "manager");
  }

  private ValidatableResponse handOver(String more) {
    return handOver(former, successor, more);
  }

  private ValidatableResponse handOver(String from, String to, String more) {
    return ask(HAND_OVER, from, to, more).statusCode(200);
  }

  private ValidatableResponse ask(String path, String from, String to, String more) {
    return as(hr, "hr").body(body(from, to, more)).post(path).then();
  }

  private static String body(String from, String to, String more) {
    return "{\"approver\": \"%s\", \"successor\": \"%s\", \"reason\": \"Morgan leads another team.\"%s}"
        .formatted(from, to, more);
  }

  private ValidatableResponse command(
      RequestSpecification party, String id, String verb, String body) {
    return pilots.command(party, id, verb, body);
  }

  private ValidatableResponse history(String id) {
    return as(author).get("/api/v1/pilots/{id}/history?limit=200", id).then().statusCode(200);
  }

  private static Instant moment(Object text) {
    return Instant.parse((String) text);
  }

  private EventReader follow(String person, String id, Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.put("Authorization", bearer(person, "manager"));
    return EventReader.open(live.resolve(id), all);
  }

  private String graduated(String part) {
    var id = pilots.active();
    pilots.measure(pilots.asAuthor(), id, 1, "4.4");
    for (int week = 1; week <= 2; week++) {
      pilots
          .asAuthor()
          .body(
              measurement(
                  "error-rate",
                  start().plusDays(7L * (week - 1)),
                  start().plusDays(7L * week - 1),
                  "1",
                  40))
          .post("/api/v1/pilots/{id}/measurements", id)
          .then()
          .statusCode(201);
    }
    pilots.review(id, "GRADUATE", part);
    return id;
  }

  /** Without a history. */
  private void copies(String like, int size) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
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
  }

  /** Of all pilots of these people. */
  private Map<String, Long> versions() throws SQLException {
    var versions = new TreeMap<String, Long>();
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement("select id, version from pilot where author = ?")) {
      statement.setString(1, author);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          versions.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return versions;
  }

  private long count(String sql, String person) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql.formatted(person))) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  private boolean isWhole(String id) {
    return PeopleFixture.isWhole(chain, database, id);
  }
}
