package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.testkit.TestIdentity.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two look at their agreement, and what they come to happens. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class ReviewTest {
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final LocalDate point = today.plusDays(30);

  @Inject AgroalDataSource database;
  @Inject PassingTime job;

  @AfterEach
  void letEverythingBeKept() throws SQLException {
    letCommits();
  }

  @AfterEach
  void backToTheRealDay() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  @Test
  void a_review_holds_what_is_due_and_leaves_what_is_ahead() {
    var agreement = withReviews(point, point.plusDays(30));
    passDays(31);
    held(agreement, "CONTINUE", "")
        .statusCode(201)
        .header("Location", endsWith("/api/v1/agreements/" + agreement.id + "/reviews/1"))
        .body("number", is(1))
        .body("version", is(1))
        .body("heldBy", equalTo(agreement.people.approver()))
        .body("outcome", equalTo("CONTINUE"))
        .body("held", contains(point.toString()))
        .body("followUpProposalId", nullValue());
    agreement
        .get()
        .body("state", equalTo("IN_FORCE"))
        .body("openReviews.dueOn", contains(point.plusDays(30).toString()));
    held(agreement, "CONTINUE", ", \"heldEarly\": \"%s\"".formatted(point.plusDays(30)))
        .statusCode(201)
        .body("number", is(2))
        .body("held", contains(point.plusDays(30).toString()));
    agreement.get().body("openReviews", hasSize(0));

    var page =
        request(agreement.people.employee())
            .get("/api/v1/agreements/{id}/reviews?limit=1", agreement.id)
            .then()
            .statusCode(200)
            .body("items.number", contains(1));
    request(agreement.people.employee())
        .get(
            "/api/v1/agreements/{id}/reviews?limit=1&cursor=" + page.extract().<String>path("next"),
            agreement.id)
        .then()
        .body("items.number", contains(2))
        .body("next", nullValue());
    request(agreement.people.employee())
        .get("/api/v1/agreements/{id}/reviews/2", agreement.id)
        .then()
        .statusCode(200)
        .body("note", equalTo("We looked at it"));
    request("kim").get("/api/v1/agreements/{id}/reviews", agreement.id).then().statusCode(404);
  }

  @Test
  void each_outcome_is_for_whoever_can_answer_for_it() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    agreement
        .asEmployee("review", "{\"outcome\": \"CONTINUE\", \"note\": \"All is well\"}")
        .statusCode(403)
        .body(
            "detail",
            equalTo(
                "To hold a review with the outcome CONTINUE of this agreement is not yours to do: only its approver with the role 'manager' may."));
    agreement
        .asApprover("review", "{\"outcome\": \"EXPAND\", \"note\": \"Ask for more\"}")
        .statusCode(403)
        .body(
            "detail",
            equalTo(
                "To hold a review with the outcome EXPAND of this agreement is not yours to do: only its employee may."));
    agreement
        .command(
            bearer(agreement.people.approver()),
            "review",
            "{\"outcome\": \"CONTINUE\", \"note\": \"All is well\"}")
        .statusCode(403);
    assertThat(agreement.events()).doesNotContain("agreement.review-held");
  }

  @Test
  void details_fit_the_outcome_and_all_that_do_not_are_told() {
    var agreement = withReviews(point);
    held(
            agreement,
            "CONTINUE",
            ", \"effectiveTo\": \"%1$s\", \"effectiveOn\": \"%1$s\", \"reviewPoints\": [\"%1$s\"]"
                .formatted(point))
        .statusCode(422)
        .body("errors.pointer", contains("/effectiveTo", "/reviewPoints", "/effectiveOn"));
    held(agreement, "RENEW", "").statusCode(422).body("errors.pointer", contains("/effectiveTo"));
    held(agreement, "CONTINUE", ", \"heldEarly\": \"%s\"".formatted(point.plusDays(1)))
        .statusCode(422)
        .body("errors.pointer", contains("/heldEarly"));
  }

  @Test
  void a_review_renews_amends_or_ends_in_the_same_moment() {
    var last = today.plusDays(90);
    var renewed =
        AgreementFixture.draft(Case.fresh(), "\"effectiveTo\": \"%s\",".formatted(last))
            .offered()
            .signed();
    held(renewed, "RENEW", ", \"effectiveTo\": \"%s\"".formatted(last.plusDays(90)))
        .statusCode(201);
    renewed
        .get()
        .body("amendment.kind", equalTo("RENEWAL"))
        .body("amendment.reason", equalTo("We looked at it"))
        .body("amendment.terms.effectiveFrom", equalTo(last.plusDays(1).toString()));

    var amended = AgreementFixture.in(AgreementState.IN_FORCE);
    held(amended, "AMEND", "").statusCode(201);
    amended.get().body("amendment.kind", equalTo("CHANGE"));
    held(amended, "AMEND", "").statusCode(409).body("type", equalTo("/problems/amendment-open"));
    amended.get();
    assertThat(amended.events()).filteredOn("agreement.review-held"::equals).hasSize(1);

    var ended = AgreementFixture.in(AgreementState.IN_FORCE);
    held(ended, "END", ", \"effectiveOn\": \"%s\"".formatted(point)).statusCode(201);
    ended.get().body("termination.effectiveOn", equalTo(point.toString()));
    assertThat(ended.checkAt(point.atStartOfDay(ZoneOffset.UTC).toInstant()))
        .isEqualTo("APPROVAL_REQUIRED by null");
    held(ended, "END", "").statusCode(201);
    ended.get().body("state", equalTo("ENDED"));
    assertThat(ended.check()).isEqualTo("APPROVAL_REQUIRED");
  }

  @Test
  void what_was_held_with_an_amendment_is_not_due_again_once_that_takes_over() {
    var agreement = withReviews(point, point.plusDays(30));
    passDays(30);
    held(agreement, "AMEND", "").statusCode(201).body("held", contains(point.toString()));
    agreement.get().body("amendment.terms.reviewPoints", contains(point.plusDays(30).toString()));
    agreement.amendmentOffered().amendmentSigned();
    passDays(38);
    job.run();
    agreement
        .get()
        .body("version", is(2))
        .body("openReviews.dueOn", contains(point.plusDays(30).toString()));
    assertThat(agreement.events())
        .doesNotContain("agreement.review-overdue")
        .filteredOn("agreement.review-due"::equals)
        .hasSize(1);
  }

  @Test
  void a_day_that_the_next_version_names_too_stays_held() {
    var agreement = withReviews(point, point.plusDays(30));
    agreement.asEmployee("amend", "{\"reason\": \"Say more\"}").statusCode(200);
    held(agreement, "CONTINUE", ", \"heldEarly\": \"%s\"".formatted(point)).statusCode(201);
    agreement
        .amendmentOffered()
        .amendmentSigned()
        .get()
        .body("version", is(2))
        .body("terms.reviewPoints", contains(point.toString(), point.plusDays(30).toString()))
        .body("openReviews.dueOn", contains(point.plusDays(30).toString()));
    passDays(31);
    job.run();
    assertThat(agreement.events()).doesNotContain("agreement.review-due");

    agreement
        .asEmployee("amend", "{\"reason\": \"Say more\"}")
        .statusCode(200)
        .body("amendment.terms.reviewPoints", contains(point.plusDays(30).toString()));
  }

  @Test
  void a_day_that_the_next_version_names_too_is_told_once() {
    var agreement = withReviews(point);
    passDays(30);
    job.run();
    agreement.asEmployee("amend", "{\"reason\": \"Say more\"}").statusCode(200);
    agreement
        .amendmentOffered()
        .amendmentSigned()
        .get()
        .body("version", is(2))
        .body("openReviews.standing", contains("DUE"));
    passDays(38);
    job.run();
    agreement.get().body("openReviews.standing", contains("OVERDUE"));
    assertThat(agreement.events())
        .endsWith("agreement.superseded", "agreement.review-overdue")
        .filteredOn("agreement.review-due"::equals)
        .hasSize(1);
  }

  @Test
  void to_ask_for_more_begins_a_follow_up_in_the_employees_name() {
    var agreement = fromKnownProposal();
    var bearer = bearer(agreement.people.employee());
    String followUp =
        agreement
            .command(bearer, "review", "{\"outcome\": \"EXPAND\", \"note\": \"More of it\"}")
            .statusCode(201)
            .extract()
            .path("followUpProposalId");
    assertThat(PilotFixture.followUps()).contains(followUp);
    assertThat(PilotFixture.lastAuthorization()).isEqualTo(bearer);
    assertThat(agreement.events()).endsWith("agreement.review-held");
  }

  @Test
  void attempts_at_one_review_begin_one_follow_up_and_one_of_them_holds_it() throws Exception {
    var agreement = fromKnownProposal();
    int before = PilotFixture.followUps().size();
    Callable<Integer> expand =
        () ->
            agreement
                .asEmployee("review", "{\"outcome\": \"EXPAND\", \"note\": \"More of it\"}")
                .extract()
                .statusCode();
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newFixedThreadPool(3)) {
      threads.invokeAll(List.of(expand, expand, expand)).forEach(d -> statuses.add(d.resultNow()));
    }
    assertThat(statuses).contains(201).isSubsetOf(201, 412);
    long held = statuses.stream().filter(status -> status == 201).count();
    assertThat(PilotFixture.followUps()).hasSize(before + (int) held);
    assertThat(agreement.events()).filteredOn("agreement.review-held"::equals).hasSize((int) held);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_repetition_under_one_key_is_answered_as_the_first_and_begins_nothing_more(
      boolean ofOneState) {
    var agreement = fromKnownProposal();
    int before = PilotFixture.followUps().size();
    String seen = ofOneState ? agreement.etag() : "*";
    var key = UUID.randomUUID().toString();
    var answers = new ArrayList<String>();
    for (int attempt = 0; attempt < 2; attempt++) {
      answers.add(
          expand(agreement, seen, key).statusCode(201).extract().path("followUpProposalId"));
    }
    assertThat(answers.getFirst()).isEqualTo(answers.getLast());
    assertThat(PilotFixture.followUps()).hasSize(before + 1);
    assertThat(agreement.events()).filteredOn("agreement.review-held"::equals).hasSize(1);
  }

  @Test
  void what_cannot_be_held_or_has_no_key_begins_nothing() {
    var agreement = fromKnownProposal();
    int before = PilotFixture.followUps().size();
    agreement
        .asEmployee(
            "review",
            "{\"outcome\": \"EXPAND\", \"note\": \"More\", \"heldEarly\": \"%s\"}".formatted(point))
        .statusCode(422)
        .body("errors.pointer", contains("/heldEarly"));
    expand(agreement, agreement.etag(), "two words").statusCode(400);
    expand(agreement, "\"0\"", UUID.randomUUID().toString()).statusCode(412);
    assertThat(PilotFixture.followUps()).hasSize(before);
  }

  @Test
  void the_state_that_was_seen_is_not_another_because_the_day_of_a_review_has_come() {
    var agreement = fromKnownProposal("\"reviewPoints\": [\"%s\"],".formatted(point));
    int before = PilotFixture.followUps().size();
    var seen = agreement.etag();
    passDays(30);
    expand(agreement, seen, UUID.randomUUID().toString())
        .statusCode(201)
        .body("held", contains(point.toString()));
    assertThat(PilotFixture.followUps()).hasSize(before + 1);
    assertThat(agreement.events()).endsWith("agreement.review-due", "agreement.review-held");
  }

  @Test
  void what_has_ended_begins_nothing_even_before_the_job_has_been_by() {
    var agreement = fromKnownProposal("\"effectiveTo\": \"%s\",".formatted(point));
    int before = PilotFixture.followUps().size();
    passDays(31);
    expand(agreement).statusCode(409).body("type", equalTo("/problems/wrong-state"));
    assertThat(PilotFixture.followUps()).hasSize(before);
  }

  @Test
  void when_keeping_it_fails_after_the_draft_was_begun_another_attempt_finds_that_draft()
      throws SQLException {
    var agreement = fromKnownProposal();
    int before = PilotFixture.followUps().size();
    failCommits(agreement);
    expand(agreement).statusCode(500).body("type", equalTo("/problems/internal-error"));
    assertThat(PilotFixture.followUps()).hasSize(before + 1);
    assertThat(agreement.events()).doesNotContain("agreement.review-held");

    letCommits();
    held(agreement, "CONTINUE", "").statusCode(201).body("number", equalTo(1));
    String kept =
        expand(agreement)
            .statusCode(201)
            .body("number", equalTo(2))
            .extract()
            .path("followUpProposalId");
    assertThat(PilotFixture.followUps()).hasSize(before + 1).contains(kept);
    assertThat(agreement.events()).endsWith("agreement.review-held", "agreement.review-held");

    String next = expand(agreement).statusCode(201).extract().path("followUpProposalId");
    assertThat(PilotFixture.followUps()).hasSize(before + 2).contains(next);
  }

  @Test
  void a_draft_that_is_just_being_begun_is_waited_for() {
    var agreement = fromKnownProposal();
    PilotFixture.followUpIsBegunAlready();
    expand(agreement).statusCode(201);
  }

  @Test
  void without_proposal_service_no_review_is_held() {
    var agreement = fromKnownProposal();
    PilotFixture.pilotServiceDown();
    try {
      agreement
          .asEmployee("review", "{\"outcome\": \"EXPAND\", \"note\": \"More of it\"}")
          .statusCode(503)
          .body("type", equalTo("/problems/unavailable"));
    } finally {
      PilotFixture.pilotServiceUp();
    }
    assertThat(agreement.events()).doesNotContain("agreement.review-held");
  }

  @Test
  void a_proposal_that_cannot_be_followed_up_is_told() {
    AgreementFixture.in(AgreementState.IN_FORCE)
        .asEmployee("review", "{\"outcome\": \"EXPAND\", \"note\": \"More of it\"}")
        .statusCode(409)
        .body("type", equalTo("/problems/no-follow-up"));
  }

  private AgreementFixture withReviews(LocalDate... days) {
    var list = String.join(",", Arrays.stream(days).map(day -> "\"" + day + "\"").toList());
    return AgreementFixture.draft(Case.fresh(), "\"reviewPoints\": [" + list + "],")
        .offered()
        .signed();
  }

  private static AgreementFixture fromKnownProposal() {
    return fromKnownProposal("");
  }

  private static AgreementFixture fromKnownProposal(String terms) {
    var people = Case.fresh();
    var proposal = UUID.randomUUID();
    PilotFixture.proposal(
        proposal,
        people,
        "ACCEPTED",
        """
        {"decision": "%s", "dimension": "QUALITY", "currentLevel": "TELL", "requestedLevel": "CONSULT", "risk": "LOW", "rationale": "Faster"}
        """
            .formatted(people.decision()),
        "");
    return AgreementFixture.fromProposal(people, proposal, terms).offered().signed();
  }

  private static ValidatableResponse held(AgreementFixture agreement, String outcome, String more) {
    return agreement.asApprover(
        "review",
        "{\"outcome\": \"%s\", \"note\": \"We looked at it\"%s}".formatted(outcome, more));
  }

  private static ValidatableResponse expand(AgreementFixture agreement) {
    return agreement.asEmployee("review", "{\"outcome\": \"EXPAND\", \"note\": \"More of it\"}");
  }

  private static ValidatableResponse expand(AgreementFixture agreement, String seen, String key) {
    return request(agreement.people.employee())
        .header("If-Match", seen)
        .header("Idempotency-Key", key)
        .body("{\"outcome\": \"EXPAND\", \"note\": \"More of it\"}")
        .post("/api/v1/agreements/{id}/reviews", agreement.id)
        .then();
  }

  /** Whatever keeps a review of this agreement fails when all of its work is done. */
  private void failCommits(AgreementFixture agreement) throws SQLException {
    run(
        """
        create constraint trigger fails_at_the_end after insert on agreement_review
        deferrable initially deferred for each row when (new.agreement_id = '%s')
        execute function agreement_is_written_once()
        """
            .formatted(agreement.id));
  }

  private void letCommits() throws SQLException {
    run("drop trigger if exists fails_at_the_end on agreement_review");
  }

  private void run(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }

  private static void passDays(int days) {
    QuarkusMock.installMockForType(
        Clock.offset(Clock.systemUTC(), Duration.ofDays(days)), Clock.class);
  }
}
