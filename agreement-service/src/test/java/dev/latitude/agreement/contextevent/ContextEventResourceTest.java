package dev.latitude.agreement.contextevent;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.testkit.TestIdentity.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.agreement.HandOverFixture;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class ContextEventResourceTest {
  private static final String REVIEW =
      "{\"event\": \"NEW_MANAGER\", \"reaction\": \"REVIEW\", \"withinDays\": 14}";
  private static final String SUSPEND = "{\"event\": \"AUDIT\", \"reaction\": \"SUSPEND\"}";

  @Inject ContextEvents events;
  @Inject AgroalDataSource database;

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @AfterEach
  void backToTheRealDay() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  @Test
  void each_agreement_reacts_by_its_own_clause() {
    var reviewed = inForce(REVIEW);
    var other = inForce(SUSPEND);
    var told =
        post(body("NEW_MANAGER", List.of(reviewed, other), ""))
            .statusCode(201)
            .header("Location", not(nullValue()));
    var id = told.extract().<String>path("id");
    told.body("kind", equalTo("NEW_MANAGER"))
        .body("recordedBy", equalTo("hanna"))
        .body("tally.agreements", is(2))
        .body("tally.applied", is(2))
        .body("tally.reviews", is(1))
        .body("tally.nothing", is(1))
        .body("effects.applied", contains(true, true))
        .body(effect(reviewed) + ".outcome", equalTo("REVIEW"))
        .body(effect(reviewed) + ".dueOn", equalTo(today.plusDays(14).toString()))
        .body(effect(other) + ".outcome", equalTo("NOTHING"))
        .body(effect(other) + ".reason", equalTo("NO_CLAUSE"));
    assertThat(history(reviewed)).endsWith("agreement.review-called");
    reviewed
        .get()
        .body("state", equalTo("IN_FORCE"))
        .body("openReviews.cause", contains("CONTEXT_EVENT"))
        .body("openReviews.dueOn", contains(today.plusDays(14).toString()))
        .body("openReviews.contextEvent", contains(id));
    assertThat(history(other)).doesNotContain("agreement.review-called", "agreement.suspended");
    check(reviewed).body("answer", equalTo("OWN"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_review_that_was_called_is_not_held_by_the_one_it_is_about(boolean due) {
    var called = today.plusDays(14);
    var agreement = inForce(REVIEW, "\"reviewPoints\": [\"%s\"],".formatted(called));
    post(body("NEW_MANAGER", List.of(agreement), "")).body("tally.reviews", is(1));
    if (due) {
      QuarkusMock.installMockForType(
          Clock.offset(Clock.systemUTC(), Duration.ofDays(14)), Clock.class);
    }
    var amend =
        "{\"outcome\": \"AMEND\", \"note\": \"Say more\", \"heldEarly\": \"%s\"}".formatted(called);
    agreement.asEmployee("review", amend).statusCode(201).body("held", contains(called.toString()));
    agreement.asEmployee("amendment/discard", "").statusCode(200);
    agreement.get().body("openReviews.cause", contains("CONTEXT_EVENT"));
    agreement
        .asEmployee("review", amend)
        .statusCode(422)
        .body("errors.pointer", contains("/heldEarly"))
        .body("errors.code", contains("approver"));

    agreement.asApprover("review", amend).statusCode(201).body("held", contains(called.toString()));
    agreement.get().body("openReviews", hasSize(0));
  }

  @Test
  void a_suspension_takes_the_rights_away_until_the_approver_confirms_them() {
    var agreement = inForce(SUSPEND);
    var told =
        post(body("AUDIT", List.of(agreement), ""))
            .statusCode(201)
            .body(effect(agreement) + ".outcome", equalTo("SUSPEND"))
            .body("tally.suspensions", is(1));
    agreement
        .get()
        .body("state", equalTo("SUSPENDED"))
        .body("suspension.by", equalTo("hanna"))
        .body("suspension.contextEvent", equalTo(told.extract().<String>path("id")))
        .body("suspension.reason", containsString("AUDIT on " + today));
    request(agreement.people.employee())
        .get("/api/v1/agreements/{id}/history", agreement.id)
        .then()
        .body("items[5].type", equalTo("agreement.suspended"))
        .body("items[5].actor", equalTo("hanna"))
        .body("items[5].data.contextEventKind", equalTo("AUDIT"));
    check(agreement).body("answer", equalTo("APPROVAL_REQUIRED"));
    agreement.asApprover("reinstate", "").statusCode(200);
    check(agreement).body("answer", equalTo("OWN"));
  }

  @Test
  void a_dry_run_says_the_same_and_changes_nothing() {
    var reviewed = inForce(REVIEW);
    var other = inForce(SUSPEND);
    var body = body("NEW_MANAGER", List.of(reviewed, other), "");
    var would = post("?dryRun=true", body).statusCode(200).body("id", nullValue());
    would.body("effects.applied", contains(false, false));
    assertThat(history(reviewed)).doesNotContain("agreement.review-called");
    var did = post(body).statusCode(201);
    for (var path :
        List.of("effects.agreementId", "effects.outcome", "effects.dueOn", "effects.reason")) {
      assertThat(would.extract().<List<Object>>path(path))
          .isEqualTo(did.extract().<List<Object>>path(path));
    }
  }

  @Test
  void what_waits_for_its_turn_reacts_after_another_came_to_approve_and_names_them()
      throws SQLException {
    var agreement = inForce(SUSPEND);
    String event =
        post("{\"kind\": \"AUDIT\", \"people\": [\"nobody-%s\"], \"occurredOn\": \"%s\"}"
                .formatted(agreement.people.employee(), today))
            .statusCode(201)
            .extract()
            .path("id");
    try (var connection = database.getConnection();
        var planned = connection.createStatement()) {
      planned.execute(
          """
          insert into context_event_effect (context_event_id, agreement_id, employee, approver, outcome)
          select '%s', id, employee, approver, 'SUSPEND' from agreement where id = '%s'
          """
              .formatted(event, agreement.id));
    }
    var successor = HandOverFixture.handedOver(agreement);
    while (events.applyNext()) {}
    request("hanna", "hr")
        .get("/api/v1/context-events/" + event)
        .then()
        .statusCode(200)
        .body(effect(agreement) + ".outcome", equalTo("SUSPEND"))
        .body(effect(agreement) + ".applied", is(true))
        .body(effect(agreement) + ".approver", equalTo(successor));
    agreement.asApprover("reinstate", "").statusCode(404);
    agreement.command(bearer(successor, "manager"), "reinstate", "").statusCode(200);
  }

  @Test
  void the_same_reported_again_after_a_reinstatement_suspends_nobody_again() {
    var agreement = inForce(SUSPEND);
    post(body("AUDIT", List.of(agreement), "")).body("tally.suspensions", is(1));
    agreement.asApprover("reinstate", "").statusCode(200);

    var later = inForce(SUSPEND);
    var both = body("AUDIT", List.of(agreement, later), "It is the same audit.");
    for (var query : List.of("?dryRun=true", "")) {
      post(query, both)
          .statusCode(query.isEmpty() ? 201 : 200)
          .body(effect(agreement) + ".outcome", equalTo("NOTHING"))
          .body(effect(agreement) + ".reason", equalTo("ALREADY"))
          .body(effect(later) + ".outcome", equalTo("SUSPEND"));
    }
    agreement.get().body("state", equalTo("IN_FORCE"));
    later.get().body("state", equalTo("SUSPENDED"));
    check(agreement).body("answer", equalTo("OWN"));

    var yesterday = both.replace(today.toString(), today.minusDays(1).toString());
    post(yesterday).body(effect(agreement) + ".outcome", equalTo("SUSPEND"));
  }

  @Test
  void the_same_reported_twice_at_once_is_reacted_to_once() throws Exception {
    var agreement = inForce(REVIEW);
    var body = body("NEW_MANAGER", List.of(agreement), "");
    Callable<Integer> report =
        () -> post(body).statusCode(201).extract().<Integer>path("tally.reviews");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(List.of(report, report, report, report)))
          .extracting(Future::get)
          .containsExactlyInAnyOrder(1, 0, 0, 0);
    }
    agreement.get().body("openReviews", hasSize(1));
  }

  @Test
  void a_preview_sees_agreements_as_they_are_by_now_and_writes_nothing() {
    var over =
        AgreementFixture.draft(
                Case.fresh(),
                "\"contextClauses\": [%s], \"effectiveTo\": \"%s\","
                    .formatted(SUSPEND, today.plusDays(2)))
            .offered()
            .signed();
    var given = inForce(SUSPEND);
    given
        .asEmployee(
            "terminate",
            "{\"reason\": \"A new role\", \"effectiveOn\": \"%s\"}".formatted(today.plusDays(3)))
        .statusCode(200);
    var amended =
        inForce(SUSPEND)
            .amending(
                "AGREE",
                today.plusDays(2),
                ", \"contextClauses\": [" + REVIEW.replace("NEW_MANAGER", "AUDIT") + "]")
            .amendmentOffered()
            .amendmentSigned();
    var all = List.of(over, given, amended);
    var before =
        all.stream().map(agreement -> agreement.get().extract().<String>path("etag")).toList();

    QuarkusMock.installMockForType(
        Clock.offset(Clock.systemUTC(), Duration.ofDays(4)), Clock.class);
    post("?dryRun=true", body("AUDIT", all, ""))
        .statusCode(200)
        .body(effect(over) + ".reason", equalTo("ENDED"))
        .body(effect(given) + ".reason", equalTo("ENDED"))
        .body(effect(amended) + ".outcome", equalTo("REVIEW"))
        .body(effect(amended) + ".dueOn", equalTo(today.plusDays(18).toString()));
    assertThat(all.stream().map(agreement -> agreement.get().extract().<String>path("etag")))
        .containsExactlyElementsOf(before);
    over.get().body("state", equalTo("IN_FORCE"));

    post(body("AUDIT", all, "")).body("tally.nothing", is(2)).body("tally.reviews", is(1));
    over.get().body("state", equalTo("ENDED"));
  }

  @Test
  void what_is_not_in_force_and_what_somebody_only_granted_is_not_touched() {
    var offered =
        AgreementFixture.draft(Case.fresh(), "\"contextClauses\": [" + REVIEW + "],").offered();
    var granted = inForce(REVIEW);
    post("""
            {"kind": "NEW_MANAGER", "people": ["%s", "%s"], "occurredOn": "%s"}
            """
            .formatted(offered.people.employee(), granted.people.approver(), today))
        .statusCode(201)
        .body("tally.agreements", is(0))
        .body("effects", hasSize(0));
    assertThat(history(granted)).doesNotContain("agreement.review-called");
  }

  @Test
  void all_that_is_wrong_with_a_report_is_told_at_once() {
    post("{\"kind\": \"NEW_MANAGER\", \"people\": [\"a\", \"b\", \"a\"], \"occurredOn\": \"%s\", \"note\": \" \"}"
            .formatted(today.plusDays(3)))
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("/people/2", "/occurredOn", "/note"))
        .body("errors.code", containsInAnyOrder("twice", "future", "blank"));
    post("{\"kind\": \"EARTHQUAKE\", \"people\": [\" a\"]}")
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("/kind", "/people/0", "/occurredOn"));
    post("{\"kind\": \"AUDIT\", \"people\": [], \"occurredOn\": \"2026-01-01\"}")
        .statusCode(422)
        .body("errors.pointer", contains("/people"));
  }

  @ParameterizedTest
  @CsvSource({"hr, 201, 200", "auditor, 403, 200", "manager, 403, 403", "hr-integration, 403, 403"})
  void hr_reports_and_hr_and_audit_read(String role, int reports, int reads) {
    given(role)
        .body(body("AUDIT", List.of(), ""))
        .post("/api/v1/context-events")
        .then()
        .statusCode(reports);
    given(role).get("/api/v1/context-events").then().statusCode(reads);
    var id = post(body("AUDIT", List.of(), "")).extract().<String>path("id");
    given(role).get("/api/v1/context-events/" + id).then().statusCode(reads);
    given(role).get("/api/v1/context-events/" + id + "/history").then().statusCode(reads);
  }

  @Test
  void the_feed_tells_what_happened_and_to_whom() {
    var agreement = inForce(REVIEW);
    var id =
        post(body("NEW_MANAGER", List.of(agreement), "Alex leads the team now."))
            .extract()
            .<String>path("id");
    given("auditor")
        .get("/api/v1/context-events/" + id + "/history")
        .then()
        .statusCode(200)
        .body("items.type", contains("context-event.recorded", "context-event.applied"))
        .body("items.actor", contains("hanna", "hanna"));
    var told = feedOf(id);
    assertThat(told)
        .extracting("type")
        .containsExactly("context-event.recorded", "context-event.applied");
    assertThat(told.getFirst())
        .extracting("data")
        .isEqualTo(
            java.util.Map.of(
                "kind",
                "NEW_MANAGER",
                "people",
                List.of(agreement.people.employee()),
                "occurredOn",
                today.toString(),
                "note",
                "Alex leads the team now."));
  }

  @Test
  void a_report_sent_twice_under_one_key_is_one_event() {
    var agreement = inForce(REVIEW);
    var key = UUID.randomUUID().toString();
    var ids =
        IntStream.range(0, 2)
            .mapToObj(
                _ ->
                    given("hr")
                        .header("Idempotency-Key", key)
                        .body(body("NEW_MANAGER", List.of(agreement), ""))
                        .post("/api/v1/context-events")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
            .distinct();
    assertThat(ids).hasSize(1);
    assertThat(history(agreement)).containsOnlyOnce("agreement.review-called");
  }

  @Test
  void of_many_each_reacts_once_in_batches_whoever_runs_them() throws Exception {
    var many = many(ContextEvents.BATCH + 5);
    var id =
        post(body("AUDIT", many, ""))
            .statusCode(201)
            .body("tally.applied", is(0))
            .body("tally.suspensions", is(many.size()))
            .extract()
            .<String>path("id");
    var etag = given("hr").get("/api/v1/context-events/" + id).header("ETag");
    many.getFirst().asEmployee("terminate", "{\"reason\": \"A new role\"}").statusCode(200);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Void> run =
          () -> {
            while (events.applyNext()) {}
            return null;
          };
      for (Future<Void> running : threads.invokeAll(List.of(run, run, run, run))) {
        running.get();
      }
    }
    given("hr")
        .get("/api/v1/context-events/" + id)
        .then()
        .header("ETag", not(equalTo(etag)))
        .body("tally.applied", is(many.size()))
        .body("tally.suspensions", is(many.size() - 1))
        .body(effect(many.getFirst()) + ".reason", equalTo("ENDED"));
    assertThat(feedOf(id))
        .extracting("type")
        .containsExactly("context-event.recorded", "context-event.applied");
    assertThat(suspensions(many)).isEqualTo(many.size() - 1).isEqualTo(suspended(many));
  }

  @Test
  void the_newest_are_listed_first_page_by_page_and_by_kind() {
    var first = post(body("PUBLIC_CRITICISM", List.of(), "")).extract().<String>path("id");
    var second = post(body("PUBLIC_CRITICISM", List.of(), "")).extract().<String>path("id");
    var page =
        given("hr")
            .get("/api/v1/context-events?kind=PUBLIC_CRITICISM&limit=1")
            .then()
            .body("items.id", contains(second))
            .body("items[0].effects", nullValue());
    given("hr")
        .get(
            "/api/v1/context-events?kind=PUBLIC_CRITICISM&limit=1&cursor="
                + page.extract().<String>path("next"))
        .then()
        .body("items.id", contains(first));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000-0000-7000-8000-000000000000"})
  void there_is_no_event_that_nobody_reported(String id) {
    given("hr").get("/api/v1/context-events/" + id).then().statusCode(404);
  }

  private static AgreementFixture inForce(String clause) {
    return inForce(clause, "");
  }

  private static AgreementFixture inForce(String clause, String more) {
    return AgreementFixture.draft(Case.fresh(), "\"contextClauses\": [" + clause + "]," + more)
        .offered()
        .signed();
  }

  /** One that was signed, and its like for other people, past the API. */
  private List<AgreementFixture> many(int count) throws SQLException {
    var first = inForce(SUSPEND);
    var many = new ArrayList<>(List.of(first));
    try (var connection = database.getConnection();
        var copy =
            connection.prepareStatement(
                """
                with copied as (
                  insert into agreement (id, version, head_hash, created_at, updated_at, employee, approver, state, pilot_id,
                                         pilot_completed_at, terms, version_number, hash, employee_signed_at, approver_signed_at)
                  select uuidv7(), version, head_hash, created_at, updated_at, employee || '-' || n, approver, state, gen_random_uuid(),
                         pilot_completed_at, terms, version_number, hash, employee_signed_at, approver_signed_at
                  from agreement, generate_series(2, ?) as n where id = ?
                  returning id, employee),
                histories as (
                  insert into event (id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, previous_hash, hash)
                  select uuidv7(), copied.id, subject_type, revision, type, time, actor, data, salt, content_digest, previous_hash, hash
                  from event, copied where subject = ?)
                select id, employee from copied
                """)) {
      copy.setInt(1, count);
      copy.setObject(2, UUID.fromString(first.id));
      copy.setObject(3, UUID.fromString(first.id));
      try (var rows = copy.executeQuery()) {
        while (rows.next()) {
          var people =
              new Case(
                  first.people.pilot(),
                  rows.getString("employee"),
                  first.people.approver(),
                  first.people.decision());
          many.add(AgreementFixture.known(people, rows.getObject("id", UUID.class)));
        }
      }
    }
    return many;
  }

  /** How often their histories say that they were suspended. */
  private long suspensions(List<AgreementFixture> agreements) throws SQLException {
    return count(
        agreements,
        "select count(*) from event where type = 'agreement.suspended' and subject = any(?)");
  }

  private long suspended(List<AgreementFixture> agreements) throws SQLException {
    return count(
        agreements, "select count(*) from agreement where state = 'SUSPENDED' and id = any(?)");
  }

  private long count(List<AgreementFixture> agreements, String sql) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      var ids = agreements.stream().map(agreement -> UUID.fromString(agreement.id)).toArray();
      select.setArray(1, connection.createArrayOf("uuid", ids));
      try (var row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getLong(1);
      }
    }
  }

  private String body(String kind, List<AgreementFixture> agreements, String note) {
    var people =
        agreements.isEmpty()
            ? "\"nobody-" + UUID.randomUUID() + "\""
            : agreements.stream()
                .map(agreement -> "\"" + agreement.people.employee() + "\"")
                .collect(Collectors.joining(","));
    return "{\"kind\": \"%s\", \"people\": [%s], \"occurredOn\": \"%s\"%s}"
        .formatted(kind, people, today, note.isEmpty() ? "" : ", \"note\": \"" + note + "\"");
  }

  private static String effect(AgreementFixture agreement) {
    return "effects.find { it.agreementId == '" + agreement.id + "' }";
  }

  private static io.restassured.specification.RequestSpecification given(String role) {
    return request("hanna", role);
  }

  private static ValidatableResponse post(String body) {
    return post("", body);
  }

  private static ValidatableResponse post(String query, String body) {
    return given("hr").body(body).post("/api/v1/context-events" + query).then();
  }

  private static List<String> history(AgreementFixture agreement) {
    return request(agreement.people.employee())
        .get("/api/v1/agreements/{id}/history?limit=200", agreement.id)
        .then()
        .statusCode(200)
        .extract()
        .path("items.type");
  }

  private static ValidatableResponse check(AgreementFixture agreement) {
    return request("kim")
        .get(
            "/api/v1/decision-rights/check?person=%s&decision=%s"
                .formatted(agreement.people.employee(), agreement.people.decision()))
        .then()
        .statusCode(200);
  }

  /** What the feed tells of one thing; it may be a moment late. */
  private static List<java.util.Map<String, Object>> feedOf(String id) {
    long deadline = System.nanoTime() + java.time.Duration.ofSeconds(15).toNanos();
    while (true) {
      var found = new java.util.ArrayList<java.util.Map<String, Object>>();
      var after = "";
      while (true) {
        var page =
            request("reader", "service")
                .get(
                    "/api/v1/agreement-events?limit=1000"
                        + (after.isEmpty() ? "" : "&after=" + after))
                .then()
                .statusCode(200)
                .extract();
        List<java.util.Map<String, Object>> items = page.path("items");
        if (items.isEmpty()) {
          break;
        }
        items.stream().filter(event -> id.equals(event.get("subject"))).forEach(found::add);
        after = page.path("next");
      }
      if (found.size() == 2) {
        return found;
      }
      assertThat(System.nanoTime()).as("both events in time").isLessThan(deadline);
    }
  }
}
