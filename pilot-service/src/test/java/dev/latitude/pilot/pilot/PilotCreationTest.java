package dev.latitude.pilot.pilot;

import static dev.latitude.pilot.PilotFixture.GUARDRAILS;
import static dev.latitude.pilot.PilotFixture.acceptedProposal;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.content;
import static dev.latitude.pilot.PilotFixture.proposal;
import static dev.latitude.pilot.PilotFixture.proposalOf;
import static dev.latitude.pilot.PilotFixture.proposalServiceIs;
import static dev.latitude.pilot.PilotFixture.questionsToProposalService;
import static dev.latitude.pilot.PilotFixture.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class PilotCreationTest {
  @AfterEach
  void proposalServiceIsWellAgain() {
    proposalServiceIs("well");
    CircuitBreakerMaintenance.get().resetAll();
  }

  @Test
  void every_fault_of_a_body_is_named_at_once() {
    asAuthor()
        .body("{\"proposal\": \"x\", \"start\": \"yesterday\"}")
        .post("/api/v1/pilots")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body(
            "errors.collect { it.pointer + ' ' + it.code }.sort()",
            contains("/proposal unknown-property", "/proposalId required", "/start type"));
  }

  @Test
  void a_proposal_the_caller_may_not_see_is_a_fault_of_the_request() {
    for (var id : List.of(acceptedProposal(), UUID.randomUUID())) {
      create(as("stranger"), id)
          .statusCode(422)
          .body("type", equalTo("/problems/invalid-body"))
          .body("detail", equalTo("One thing in the body does not fit; 'errors' names it."))
          .body("errors.pointer", contains("/proposalId"))
          .body("errors.detail", contains("is no proposal, or not one that you may see"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DRAFT", "UNDER_REVIEW", "DECLINED", "WITHDRAWN"})
  void only_an_accepted_proposal_can_be_tried(String state) {
    create(asAuthor(), proposal(state, GUARDRAILS))
        .statusCode(409)
        .body("type", equalTo("/problems/proposal-not-accepted"))
        .body(
            "detail",
            equalTo("The proposal is " + state + ". A pilot can be created once it is ACCEPTED."));
  }

  @Test
  void a_proposal_without_a_workable_plan_cannot_be_tried() {
    var endless = content(GUARDRAILS).replace("\"end\": \"" + today().plusDays(27) + "\",", "");
    create(asAuthor(), proposalOf("ACCEPTED", endless))
        .statusCode(422)
        .body("errors.code", contains("no-pilot-plan"));
  }

  @Test
  void clauses_checklist_and_what_missing_data_mean_are_copied() {
    var agreed =
        content(
                GUARDRAILS.replaceFirst(
                    "\"mode\": \"ARMED\"",
                    "\"mode\": \"ARMED\", \"noData\": {\"action\": \"PAUSE\", \"grace\": \"P10D\"}"))
            .replace(
                "\"pilot\":",
                """
                "contextClauses": [{"event": "NEW_MANAGER", "reaction": "REVIEW", "withinDays": 14}, {"event": "AUDIT", "reaction": "SUSPEND"}],
                "checklist": ["Totals agree with the ledger"],
                "pilot":""");
    create(asAuthor(), proposalOf("ACCEPTED", agreed))
        .statusCode(201)
        .body("terms.contextClauses.event", contains("NEW_MANAGER", "AUDIT"))
        .body("terms.contextClauses.reaction", contains("REVIEW", "SUSPEND"))
        .body("terms.contextClauses[0].withinDays", equalTo(14))
        .body("terms.contextClauses[1]", not(hasKey("withinDays")))
        .body("terms.checklist", contains("Totals agree with the ledger"))
        .body("terms.triggers[0].noData.action", equalTo("PAUSE"))
        .body("terms.triggers[0].noData.grace", equalTo("P10D"));
  }

  @Test
  void what_was_agreed_without_clauses_has_none() {
    create(asAuthor(), acceptedProposal())
        .statusCode(201)
        .body("terms.contextClauses", hasSize(0))
        .body("terms.checklist", hasSize(0));
  }

  @Test
  void a_start_too_long_ago_or_one_that_leaves_no_day_is_refused() {
    var proposal = acceptedProposal();
    create(asAuthor(), proposal, today().minusDays(367).toString())
        .statusCode(422)
        .body("errors.collect { it.pointer + ' ' + it.code }", contains("/start range"));
    create(asAuthor(), proposal, today().minusDays(28).toString())
        .statusCode(422)
        .body("errors.collect { it.pointer + ' ' + it.code }", contains("/start already-over"));
    create(asAuthor(), proposal, today().minusDays(27).toString())
        .statusCode(201)
        .body("terms.plan.end", equalTo(today().toString()));
  }

  @Test
  void a_proposal_that_was_handed_over_is_tried_with_the_successor() {
    var put = content(GUARDRAILS);
    var now = put.replace("\"approver\": \"morgan", "\"approver\": \"maria");
    var proposal = proposalOf("ACCEPTED", "robin", now, put);
    create(asApprover(), proposal)
        .statusCode(422)
        .body("errors.collect { it.pointer + ' ' + it.code }", contains("/proposalId unknown"));
    create(as("maria", "manager"), proposal)
        .statusCode(201)
        .body("approver", equalTo("maria"))
        .body("terms.boundaries.heldBy", contains("morgan"));
  }

  @Test
  void a_proposal_has_one_live_pilot_and_the_second_is_told_which() {
    var proposal = acceptedProposal();
    String first = create(asAuthor(), proposal).statusCode(201).extract().path("id");
    create(asApprover(), proposal)
        .statusCode(409)
        .body("type", equalTo("/problems/pilot-exists"))
        .body(
            "detail",
            equalTo(
                "The proposal is tried already, in the pilot %s, which is PLANNED. Go on with that one, or end it first."
                    .formatted(first)));
  }

  @Test
  void of_two_who_create_at_once_one_is_told_of_the_other() throws Exception {
    var proposal = acceptedProposal();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          threads.invokeAll(
              Stream.of(asAuthor(), asApprover(), asAuthor(), asApprover())
                  .<Callable<Integer>>map(
                      party -> () -> create(party, proposal).extract().statusCode())
                  .toList());
      var statuses = answers.stream().map(answer -> answer.resultNow()).sorted().toList();
      assertThat(statuses).containsExactly(201, 409, 409, 409);
    }
  }

  @Test
  void the_same_request_under_one_key_makes_one_pilot() {
    var proposal = acceptedProposal();
    var key = UUID.randomUUID().toString();
    String first =
        create(asAuthor().header("Idempotency-Key", key), proposal)
            .statusCode(201)
            .extract()
            .path("id");
    create(asAuthor().header("Idempotency-Key", key), proposal)
        .statusCode(201)
        .header("ETag", equalTo("\"1\""))
        .header("Location", endsWith("/api/v1/pilots/" + first))
        .body("id", equalTo(first));
  }

  @Test
  void a_repetition_is_answered_as_at_first_while_proposal_service_is_away() {
    var proposal = acceptedProposal();
    var key = UUID.randomUUID().toString();
    String first =
        create(asAuthor().header("Idempotency-Key", key), proposal)
            .statusCode(201)
            .extract()
            .path("id");
    proposalServiceIs("broken");
    create(asAuthor().header("Idempotency-Key", key), proposal)
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(first));
    assertThat(questionsToProposalService()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"broken", "silent", "slow"})
  void when_proposal_service_does_not_answer_nothing_is_made(String mode) {
    var proposal = acceptedProposal();
    proposalServiceIs(mode);
    create(asAuthor(), proposal)
        .statusCode(503)
        .header("Retry-After", equalTo("5"))
        .body("type", equalTo("/problems/unavailable"))
        .body(
            "detail",
            equalTo(
                "proposal-service, which keeps the proposal, does not answer. Nothing was made; try again in a few seconds."));
    assertThat(questionsToProposalService()).isEqualTo(3);
    asAuthor()
        .get("/api/v1/pilots?proposalId={p}", proposal)
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  @Test
  void when_most_answers_fail_proposal_service_is_left_alone() {
    var proposal = acceptedProposal();
    proposalServiceIs("broken");
    for (int i = 0; i < 7; i++) {
      create(asAuthor(), proposal).statusCode(503);
    }
    proposalServiceIs("well");
    create(asAuthor(), proposal).statusCode(503);
    assertThat(questionsToProposalService()).isZero();
  }

  @Test
  void whoever_has_asked_too_often_is_told_how_long_to_wait() {
    proposalServiceIs("429");
    create(asAuthor(), acceptedProposal())
        .statusCode(429)
        .header("Retry-After", equalTo("17"))
        .body("type", equalTo("/problems/too-many-requests"))
        .body(
            "detail",
            equalTo(
                "You have sent more requests than proposal-service takes from you for now. Nothing was changed; wait for 17 seconds, then go on more slowly."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"400", "401", "429"})
  void what_is_refused_to_one_caller_is_not_asked_again_and_keeps_nobody_else_waiting(
      String status) {
    var proposal = acceptedProposal();
    proposalServiceIs(status);
    for (int i = 0; i < 25; i++) {
      create(asAuthor(), proposal).statusCode(status.equals("429") ? 429 : 503);
    }
    assertThat(questionsToProposalService()).isEqualTo(25);
    proposalServiceIs("well");
    create(asApprover(), proposal).statusCode(201);
  }

  private static ValidatableResponse create(RequestSpecification party, UUID proposal) {
    return party.body("{\"proposalId\": \"%s\"}".formatted(proposal)).post("/api/v1/pilots").then();
  }

  private static ValidatableResponse create(
      RequestSpecification party, UUID proposal, String start) {
    return party
        .body("{\"proposalId\": \"%s\", \"start\": \"%s\"}".formatted(proposal, start))
        .post("/api/v1/pilots")
        .then();
  }
}
