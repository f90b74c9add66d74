package dev.latitude.pilot.context;

import static dev.latitude.pilot.PilotFixture.GUARDRAILS;
import static dev.latitude.pilot.PilotFixture.acknowledge;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.content;
import static dev.latitude.pilot.PilotFixture.history;
import static dev.latitude.pilot.PilotFixture.proposalOf;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.review;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.PilotFixture.today;
import static dev.latitude.pilot.calendar.CalendarFixture.passDays;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.kit.follow.FeedFollowers;
import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.pilot.calendar.CalendarFixture;
import dev.latitude.pilot.pilot.ContextEvent;
import dev.latitude.pilot.pilot.ContextEventKind;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
@WithTestResource(AgreementFeedStub.class)
class ContextEventTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String CLAUSES =
      """
      "contextClauses": [{"event": "NEW_MANAGER", "reaction": "REVIEW", "withinDays": 3},
                         {"event": "AUDIT", "reaction": "SUSPEND"}],
      """;

  @Inject FeedFollowers followers;
  @Inject ContextReactions reactions;
  @Inject ReactToContextEvents reactToContextEvents;
  @Inject AgroalDataSource database;

  @AfterEach
  void backToTheRealDay() {
    CalendarFixture.backToTheRealDay();
  }

  @Test
  void a_clause_that_suspends_pauses_the_pilot_with_the_event_as_the_reason_until_it_is_resumed() {
    var id = active();
    var event = happened("AUDIT", "robin");
    await(() -> state(id).equals("PAUSED"));
    read(id)
        .body(
            "stateReason",
            equalTo(
                "AUDIT on %s: by the clause both agreed on, the rights rest until the approver resumes the pilot."
                    .formatted(today())));
    history(id)
        .body("items[-2].type", equalTo("pilot.context-noted"))
        .body("items[-2].data.contextEventId", equalTo(event.toString()))
        .body("items[-2].data.kind", equalTo("AUDIT"))
        .body("items[-2].data.reaction", equalTo("SUSPEND"))
        .body("items[-2].data.note", nullValue())
        .body("items[-1].type", equalTo("pilot.paused"))
        .body("items[-1].data.cause", equalTo("CONTEXT_EVENT"))
        .body("items[-1].data.event", equalTo("AUDIT"));
    command(asApprover(), id, "resume", "").statusCode(200).body("state", equalTo("ACTIVE"));
  }

  @Test
  void rights_that_have_ended_with_the_last_day_are_not_suspended() {
    var id = active();
    passDays(28);
    happened("AUDIT", "robin");
    await(() -> reactions(id).extract().<List<Object>>path("items.event").equals(List.of("AUDIT")));
    read(id).body("state", equalTo("ACTIVE"));
    history(id).body("items[-1].type", equalTo("pilot.context-noted"));
  }

  @Test
  void a_clause_that_calls_a_review_adds_a_date_that_the_next_reviews_answer() {
    var id = active();
    var event = happened("NEW_MANAGER", "robin");
    await(() -> !extraReviews(id).isEmpty());
    read(id)
        .body("state", equalTo("ACTIVE"))
        .body("extraReviews.date", contains(today().plusDays(3).toString()))
        .body("extraReviews.event", contains("NEW_MANAGER"))
        .body("extraReviews.contextEventId", contains(event.toString()));
    reactions(id)
        .body("items.reaction", contains("REVIEW"))
        .body("items.reviewBy", contains(today().plusDays(3).toString()))
        .body("items.occurredOn", contains(today().toString()));
    review(id, "CONTINUE").body("reviewDate", equalTo(start().plusDays(7).toString()));
  }

  @Test
  void what_has_no_clause_or_names_others_or_comes_too_late_changes_nothing() {
    var unconcerned = active();
    var completed = active();
    review(completed, "STOP").statusCode(201);
    happened("REORGANISATION", "robin");
    happened("AUDIT", "somebody-else");
    happened("SOMETHING_NEW", "robin");
    var marker = active();
    happened("NEW_MANAGER", "robin");
    await(() -> !extraReviews(marker).isEmpty());
    read(unconcerned).body("state", equalTo("ACTIVE"));
    reactions(unconcerned).body("items.event", contains("NEW_MANAGER"));
    reactions(completed).body("items", hasSize(0));
  }

  @Test
  void told_twice_or_reported_twice_or_by_two_replicas_at_once_it_happens_once() throws Exception {
    var id = active();
    var event = UUID.randomUUID();
    tell(event, "AUDIT", "robin");
    tell(event, "AUDIT", "robin");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        var _ = threads.submit(() -> followers.of("agreement-events").poll(0));
      }
    }
    await(() -> state(id).equals("PAUSED"));
    // What another test has told of the same person may reach it between reading and resuming.
    await(() -> command(asApprover(), id, "resume", "").extract().statusCode() == 200);
    tell(event, "AUDIT", "robin");
    var reportedAgain = happened("AUDIT", "robin");
    var marker = active();
    happened("NEW_MANAGER", "robin");
    await(() -> !extraReviews(marker).isEmpty());
    read(id).body("state", equalTo("ACTIVE"));
    reactions(id).body("items.contextEventId", not(hasItem(reportedAgain.toString())));
    List<String> events = reactions(id).extract().path("items.contextEventId");
    assertThat(Collections.frequency(events, event.toString())).isEqualTo(1);
  }

  @Test
  void one_event_reaches_every_live_pilot_of_everybody_it_names_and_rests_with_what_is_planned() {
    var one = active();
    var paused = active();
    command(asApprover(), paused, "pause", "{\"reason\": \"A talk first.\"}").statusCode(200);
    var planned = planned();
    happened("AUDIT", "nobody-known", "robin");
    await(() -> state(one).equals("PAUSED"));
    read(paused).body("stateReason", equalTo("A talk first."));
    read(planned).body("state", equalTo("PLANNED"));
    for (var id : List.of(one, paused, planned)) {
      reactions(id).body("items.event", contains("AUDIT"));
    }
  }

  @Test
  void many_pilots_react_in_batches_each_once_and_the_event_forgets_its_people() throws Exception {
    var person = crowd(120);
    var event = happened("AUDIT", person, "nobody-known");
    await(() -> paused(person) > 0);
    assertThat(paused(person)).as("in the transaction in which it is heard of").isEqualTo(50);
    assertThat(count("context_event where done_at is null")).isEqualTo(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int replica = 0; replica < 2; replica++) {
        var _ = threads.submit(reactToContextEvents::run);
      }
    }
    assertThat(paused(person)).isEqualTo(120);
    assertThat(reactionsTo(event)).isEqualTo(120);
    assertThat(
            count(
                "context_event where id = '%s' and done_at is not null and people = '{}'"
                    .formatted(event)))
        .isEqualTo(1);
    execute(
        "update pilot set state = 'ACTIVE', state_reason = null where author = '%s'"
            .formatted(person));
    tell(event, "AUDIT", person);
    var marker = active();
    happened("NEW_MANAGER", "robin");
    await(() -> !extraReviews(marker).isEmpty());
    reactToContextEvents.run();
    assertThat(paused(person)).as("told again after all were resumed").isZero();
    assertThat(reactionsTo(event)).isEqualTo(120);
  }

  @Test
  void the_same_reported_twice_and_at_work_at_once_is_reacted_to_once_by_each() throws Exception {
    var person = crowd(60);
    var first = heard();
    QuarkusTransaction.requiringNew().run(() -> reactions.hear(first, List.of(person)));
    try (var holding = database.getConnection();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      holding.setAutoCommit(false);
      hold(holding, person);
      // Both have chosen the same ten and wait for the first of them.
      var others = threads.submit(() -> reactions.reactNext());
      var again =
          threads.submit(
              () ->
                  QuarkusTransaction.requiringNew()
                      .run(() -> reactions.hear(heard(), List.of(person))));
      await(() -> waiting() == 2);
      holding.rollback();
      holding.setAutoCommit(true);
      assertThat(others.get()).isTrue();
      again.get();
    }
    assertThat(paused(person)).isEqualTo(60);
    assertThat(
            count(
                "context_reaction join pilot on pilot.id = pilot_id where author = '%s'"
                    .formatted(person)))
        .isEqualTo(60);
    assertThat(reactionsTo(first.id())).isGreaterThanOrEqualTo(50);
  }

  private static ContextEvent heard() {
    return new ContextEvent(UUID.randomUUID(), ContextEventKind.AUDIT, today());
  }

  private static void hold(Connection connection, String author) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "select from pilot where author = '%s' and state = 'ACTIVE' for update"
              .formatted(author));
    }
  }

  private long waiting() {
    return count(
        "pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
  }

  /** So many active pilots of somebody whom no other test knows. */
  private String crowd(int size) throws SQLException {
    var person = "crowd-" + UUID.randomUUID();
    execute(copies(active(), size, "'" + person + "'"));
    return person;
  }

  /**
   * With no more recorded than the pilot itself, in one statement; the number makes each row anew.
   */
  private static String copies(String like, int size, String author) {
    return """
    insert into pilot
    select another.*
    from pilot as one, generate_series(1, %d) as n,
      jsonb_populate_record(null::pilot,
        to_jsonb(one) || jsonb_build_object('id', gen_random_uuid(), 'proposal_id', gen_random_uuid(), 'author', %s, 'n', n)) as another
    where one.id = '%s'
    """
        .formatted(size, author, like);
  }

  private long paused(String author) {
    return count("pilot where author = '%s' and state = 'PAUSED'".formatted(author));
  }

  private long reactionsTo(UUID event) {
    return count("context_reaction where context_event_id = '%s'".formatted(event));
  }

  private long count(String what) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from " + what)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void among_many_pilots_those_of_the_people_are_found_by_the_index_on_their_authors()
      throws SQLException {
    var like = active();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(copies(like, 4000, "'author-' || n % 1000"));
      statement.execute("analyze pilot");
      var plan = new StringBuilder();
      try (var rows =
          statement.executeQuery(
              "explain "
                  + ContextReactionRepository.TO_REACT
                      .replace(":people", "array['author-7', 'author-8', 'author-9']")
                      .replace(":after", "uuid '00000000-0000-0000-0000-000000000000'")
                      .replace(":kind", "'AUDIT'")
                      .replace(":day", "current_date")
                      .replace(":most", "50"))) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      assertThat(plan.toString())
          .contains("pilot_live_by_author")
          .doesNotContain("Seq Scan on pilot");
    }
  }

  @Test
  void what_a_pilot_did_is_for_those_who_may_see_it() {
    var id = active();
    as("stranger", "manager")
        .get("/api/v1/pilots/{id}/context-reactions", id)
        .then()
        .statusCode(404);
  }

  private static UUID happened(String kind, String... people) {
    var id = UUID.randomUUID();
    tell(id, kind, people);
    return id;
  }

  private static void tell(UUID event, String kind, String... people) {
    given()
        .baseUri(
            ConfigProvider.getConfig().getValue("latitude.agreement-service.url", String.class))
        .body(
            """
            {"specversion": "1.0", "id": "%s", "source": "/api/v1/agreement-events", "type": "context-event.recorded",
             "subject": "%s", "time": "%sT09:00:00Z", "sequence": "@sequence", "revision": 1,
             "data": {"kind": "%s", "people": ["%s"], "occurredOn": "%s", "note": "Between us.", "more": 1}}
            """
                .formatted(
                    UUID.randomUUID(),
                    event,
                    today(),
                    kind,
                    String.join("\", \"", people),
                    today()))
        .post("/events")
        .then()
        .statusCode(200);
  }

  private static String planned() {
    var proposal =
        proposalOf(
            "ACCEPTED",
            content(GUARDRAILS).replace("\"benefits\"", CLAUSES.strip() + " \"benefits\""));
    return asAuthor()
        .body("{\"proposalId\": \"%s\", \"start\": \"%s\"}".formatted(proposal, start()))
        .post("/api/v1/pilots")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String active() {
    var id = planned();
    acknowledge(asAuthor(), id);
    acknowledge(asApprover(), id);
    command(asAuthor(), id, "start", "").statusCode(200);
    return id;
  }

  private static String state(String id) {
    return read(id).extract().path("state");
  }

  private static List<Object> extraReviews(String id) {
    return read(id).extract().path("extraReviews");
  }

  private static ValidatableResponse reactions(String id) {
    return asAuthor().get("/api/v1/pilots/{id}/context-reactions", id).then().statusCode(200);
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
