package dev.latitude.agreement.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The next version is written and signed while the one before it stays as it is. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class AmendmentTest {
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Inject PassingTime job;

  @AfterEach
  void backToTheRealDay() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  @Test
  void
      a_later_version_takes_over_on_its_first_day_and_the_register_knows_as_soon_as_it_is_signed() {
    var turn = today.plusDays(20);
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE).amending("AGREE", turn, "");
    agreement
        .get()
        .body("version", is(1))
        .body("terms.rights[0].level", equalTo("DELEGATE"))
        .body("amendment.state", equalTo("DRAFT"))
        .body("amendment.version", is(0))
        .body("amendment.terms.rights[0].level", equalTo("AGREE"));
    agreement.amendmentOffered();
    assertThat(agreement.checkAt(start(turn))).isEqualTo("OWN by 1");
    agreement.amendmentSigned();

    agreement
        .get()
        .body("state", equalTo("IN_FORCE"))
        .body("version", is(1))
        .body("amendment.state", equalTo("SIGNED"))
        .body("amendment.version", is(2))
        .body("amendment.signatures", hasSize(2));
    assertThat(agreement.check()).isEqualTo("OWN");
    assertThat(agreement.checkAt(start(turn).minusMillis(1))).isEqualTo("OWN by 1");
    assertThat(agreement.checkAt(start(turn))).isEqualTo("AGREE_TOGETHER by 2");

    passDays(20);
    job.run();
    job.run();
    agreement
        .get()
        .body("version", is(2))
        .body("amendment", nullValue())
        .body("terms.rights[0].level", equalTo("AGREE"))
        .body("signatures.role", contains("EMPLOYEE", "APPROVER"));
    assertThat(agreement.check()).isEqualTo("AGREE_TOGETHER");
    assertThat(agreement.events())
        .endsWith(
            "agreement.amendment-opened",
            "agreement.amendment-offered",
            "agreement.signed",
            "agreement.signed",
            "agreement.amended",
            "agreement.superseded");
  }

  @Test
  void a_version_whose_day_has_come_takes_over_with_the_second_signature() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE).amending("INQUIRE", today, "");
    agreement
        .amendmentOffered()
        .amendmentSigned()
        .get()
        .body("version", is(2))
        .body("amendment", nullValue());
    assertThat(agreement.check()).isEqualTo("OWN_AND_INFORM");
  }

  @Test
  void what_is_left_out_of_an_amendment_is_as_in_force_and_what_was_not_tried_stays_marked() {
    var people = Case.fresh();
    PilotFixture.pilot(
        people,
        "COMPLETED",
        "\"result\": \"GRADUATED\",",
        PilotFixture.right(people.decision(), "AGREE"));
    PilotFixture.decisionType(people.decision(), "ACTIVE", "DELEGATE");
    var agreement =
        AgreementFixture.draftFrom(
            people,
            "\"contextClauses\": [{\"event\": \"AUDIT\", \"reaction\": \"SUSPEND\"}], \"rights\": [%s],"
                .formatted(PilotFixture.right(people.decision(), "ADVISE")));
    agreement.get().body("terms.rights.notPiloted", contains(true));
    agreement.offered().signed();
    agreement
        .asApprover("amend", "{\"reason\": \"Say more\"}")
        .statusCode(200)
        .body("amendment.terms.effectiveFrom", equalTo(today.toString()))
        .body("amendment.openedBy", equalTo(people.approver()));
    agreement
        .asEmployee("amendment/edit", "{\"expectations\": [\"More\"]}")
        .statusCode(200)
        .body("amendment.terms.expectations", contains("More"))
        .body("amendment.terms.rights.level", contains("ADVISE"))
        .body("amendment.terms.rights.notPiloted", contains(true))
        .body("amendment.terms.contextClauses.event", contains("AUDIT"));
  }

  @Test
  void there_is_one_amendment_at_a_time_and_discarding_it_leaves_the_agreement_as_it_was() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE).amending("AGREE", today, "");
    agreement
        .asApprover("amend", "{\"reason\": \"Me too\"}")
        .statusCode(409)
        .body("type", equalTo("/problems/amendment-open"))
        .body("detail", containsString("which is DRAFT"));
    agreement.asApprover("amendment/discard", "").statusCode(200);
    assertThat(agreement.check()).isEqualTo("OWN");
    agreement.asApprover("amend", "{\"reason\": \"Me too\"}").statusCode(200);
  }

  @Test
  void after_a_no_and_another_offer_the_old_hash_signs_nothing() {
    var agreement =
        AgreementFixture.in(AgreementState.IN_FORCE)
            .amending("AGREE", today, "")
            .amendmentOffered();
    var first = agreement.amendmentSignature();
    agreement.asEmployee("amendment/sign", first).statusCode(200);
    agreement
        .asApprover("amendment/decline-to-sign", "{\"reason\": \"Not yet\"}")
        .statusCode(200)
        .body("amendment.state", equalTo("DRAFT"))
        .body("amendment.signatures", hasSize(0));
    agreement.amendmentOffered().get().body("amendment.version", is(3)).body("version", is(1));
    agreement
        .asApprover("amendment/sign", first)
        .statusCode(409)
        .body("type", equalTo("/problems/other-hash"));
    agreement.amendmentSigned().get().body("version", is(3));
  }

  @Test
  void what_is_amended_while_suspended_stays_suspended_and_comes_back_as_amended() {
    var turn = today.plusDays(20);
    var agreement =
        AgreementFixture.in(AgreementState.SUSPENDED)
            .amending("ADVISE", today, "")
            .amendmentOffered()
            .amendmentSigned();
    agreement.get().body("state", equalTo("SUSPENDED")).body("version", is(2));
    assertThat(agreement.check()).isEqualTo("APPROVAL_REQUIRED");
    agreement.amending("AGREE", turn, "").amendmentOffered().amendmentSigned();
    assertThat(agreement.checkAt(start(turn))).isEqualTo("APPROVAL_REQUIRED by null");

    agreement.asApprover("reinstate", "").statusCode(200);
    assertThat(agreement.check()).isEqualTo("OWN_AFTER_INPUT");
    assertThat(agreement.checkAt(start(turn).minusMillis(1))).isEqualTo("OWN_AFTER_INPUT by 2");
    assertThat(agreement.checkAt(start(turn))).isEqualTo("AGREE_TOGETHER by 3");
  }

  @Test
  void suspension_takes_the_version_signed_for_later_along() {
    var turn = today.plusDays(20);
    var agreement =
        AgreementFixture.in(AgreementState.IN_FORCE)
            .amending("AGREE", turn, "")
            .amendmentOffered()
            .amendmentSigned()
            .suspended();
    assertThat(agreement.checkAt(start(turn))).isEqualTo("APPROVAL_REQUIRED by null");
    passDays(21);
    job.run();
    agreement.get().body("state", equalTo("SUSPENDED")).body("version", is(2));
    agreement.asApprover("reinstate", "").statusCode(200);
    assertThat(agreement.check()).isEqualTo("AGREE_TOGETHER");
  }

  @Test
  void a_renewal_begins_on_the_day_after_the_last_one() {
    var last = today.plusDays(30);
    var agreement =
        AgreementFixture.draft(Case.fresh(), "\"effectiveTo\": \"%s\",".formatted(last))
            .offered()
            .signed();
    agreement
        .asEmployee(
            "renew",
            "{\"reason\": \"It works\", \"effectiveTo\": \"%s\", \"reviewPoints\": [\"%s\", \"%s\"]}"
                .formatted(last, last, last.plusDays(2)))
        .statusCode(422)
        .body("errors.pointer", contains("/effectiveTo", "/reviewPoints/0", "/reviewPoints/1"));
    agreement
        .asEmployee(
            "renew",
            "{\"reason\": \"It works\", \"effectiveTo\": \"%s\", \"reviewPoints\": [\"%s\"]}"
                .formatted(last.plusDays(60), last.plusDays(9)))
        .statusCode(200)
        .body("amendment.kind", equalTo("RENEWAL"))
        .body("amendment.terms.effectiveFrom", equalTo(last.plusDays(1).toString()));
    agreement.amendmentOffered().amendmentSigned();
    assertThat(agreement.checkAt(start(last.plusDays(1)).minusMillis(1))).isEqualTo("OWN by 1");
    assertThat(agreement.checkAt(start(last.plusDays(1)))).isEqualTo("OWN by 2");
    assertThat(agreement.checkAt(start(last.plusDays(61)))).isEqualTo("APPROVAL_REQUIRED by null");
    passDays(32);
    job.run();
    agreement
        .get()
        .body("state", equalTo("IN_FORCE"))
        .body("version", is(2))
        .body("openReviews.dueOn", contains(last.plusDays(9).toString()));
  }

  @Test
  void an_amendment_leaves_no_days_without_an_agreement() {
    var last = today.plusDays(30);
    var agreement =
        AgreementFixture.draft(Case.fresh(), "\"effectiveTo\": \"%s\",".formatted(last))
            .offered()
            .signed();
    agreement
        .asEmployee(
            "amend",
            "{\"reason\": \"Later\", \"terms\": {\"effectiveFrom\": \"%s\"}}"
                .formatted(last.plusDays(2)))
        .statusCode(422)
        .body("errors.pointer", contains("/terms/effectiveFrom"))
        .body("errors.code", contains("gap"));
    agreement.asEmployee("amend", "{\"reason\": \"Later\"}").statusCode(200);
    agreement
        .asEmployee("amendment/edit", "{\"effectiveFrom\": \"%s\"}".formatted(last.plusDays(2)))
        .statusCode(422)
        .body("errors.pointer", contains("/effectiveFrom"));
  }

  @Test
  void what_is_wrong_with_the_terms_is_told_where_they_are_in_the_request() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    PilotFixture.decisionType(agreement.people.decision(), "ACTIVE", "SELL");
    var tooHigh =
        "{\"rights\": [%s]}".formatted(PilotFixture.right(agreement.people.decision(), "AGREE"));
    var contradictory =
        "{\"effectiveTo\": \"%s\", \"timeZone\": \"Nowhere\"}".formatted(today.minusDays(1));
    amend(agreement, tooHigh)
        .body("type", equalTo("/problems/policy-forbids"))
        .body("errors.pointer", contains("/terms/rights/0/level"));
    amend(agreement, contradictory)
        .body("errors.pointer", contains("/terms/effectiveTo", "/terms/timeZone"));

    agreement.asEmployee("amend", "{\"reason\": \"Say more\"}").statusCode(200);
    agreement
        .asEmployee("amendment/edit", tooHigh)
        .statusCode(422)
        .body("errors.pointer", contains("/rights/0/level"));
    agreement
        .asEmployee("amendment/edit", contradictory)
        .statusCode(422)
        .body("errors.pointer", contains("/effectiveTo", "/timeZone"));
  }

  @Test
  void a_repeated_amendment_is_answered_as_at_first_whatever_the_catalogue_says_now() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var decision = agreement.people.decision();
    PilotFixture.decisionType(decision, "ACTIVE", "DELEGATE");
    var key = UUID.randomUUID().toString();
    amend(agreement, key, decision).statusCode(200).body("amendment.state", equalTo("DRAFT"));
    PilotFixture.decisionType(decision, "RETIRED", "DELEGATE");
    amend(agreement, key, decision)
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .body("amendment.state", equalTo("DRAFT"));
    amend(agreement, UUID.randomUUID().toString(), decision)
        .statusCode(422)
        .body("errors.code", contains("retired"));
  }

  private static ValidatableResponse amend(
      AgreementFixture agreement, String key, String decision) {
    return AgreementFixture.request(agreement.people.employee())
        .header("If-Match", "*")
        .header("Idempotency-Key", key)
        .body(
            "{\"reason\": \"Say more\", \"terms\": {\"rights\": [%s]}}"
                .formatted(PilotFixture.right(decision, "AGREE")))
        .post("/api/v1/agreements/{id}/amend", agreement.id)
        .then();
  }

  private static ValidatableResponse amend(AgreementFixture agreement, String terms) {
    return agreement
        .asEmployee("amend", "{\"reason\": \"Say more\", \"terms\": %s}".formatted(terms))
        .statusCode(422);
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_FORCE", "SUSPENDED"})
  void a_decision_that_somebody_else_gives_cannot_be_amended_in(AgreementState state) {
    var agreement = AgreementFixture.in(state);
    var other =
        new Case(
            UUID.randomUUID(),
            agreement.people.employee(),
            "morgan-x",
            agreement.people.decision() + ".b");
    var holder = AgreementFixture.draft(other, "").offered().signed();
    PilotFixture.decisionType(other.decision(), "ACTIVE", "DELEGATE");
    agreement
        .asEmployee(
            "amend",
            "{\"reason\": \"More\", \"terms\": {\"rights\": [%s]}}"
                .formatted(PilotFixture.right(other.decision(), "ADVISE")))
        .statusCode(200);
    agreement.amendmentOffered();
    agreement.asEmployee("amendment/sign", agreement.amendmentSignature()).statusCode(200);
    agreement
        .asApprover("amendment/sign", agreement.amendmentSignature())
        .statusCode(409)
        .body("type", equalTo("/problems/right-conflict"))
        .body("detail", containsString(holder.id));
    agreement.get().body("amendment.state", equalTo("OFFERED")).body("version", is(1));
    if (state == AgreementState.SUSPENDED) {
      agreement.asApprover("reinstate", "").statusCode(200);
    }
    assertThat(agreement.check()).isEqualTo("OWN");
  }

  @Test
  void two_signatures_at_the_same_moment_amend_it_once() throws Exception {
    for (int round = 0; round < 5; round++) {
      var agreement =
          AgreementFixture.in(AgreementState.IN_FORCE)
              .amending("AGREE", today.plusDays(9), "")
              .amendmentOffered();
      var hash = agreement.amendmentSignature();
      List<Callable<Integer>> calls =
          List.of(
              () -> agreement.asEmployee("amendment/sign", hash).extract().statusCode(),
              () -> agreement.asApprover("amendment/sign", hash).extract().statusCode(),
              () -> agreement.asEmployee("amendment/sign", hash).extract().statusCode(),
              () -> agreement.asApprover("amendment/sign", hash).extract().statusCode());
      try (var threads = Executors.newFixedThreadPool(calls.size())) {
        assertThat(threads.invokeAll(calls).stream().map(done -> done.resultNow()).toList())
            .containsExactlyInAnyOrder(200, 200, 409, 409);
      }
      assertThat(agreement.events()).filteredOn("agreement.amended"::equals).hasSize(1);
    }
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static void passDays(int days) {
    QuarkusMock.installMockForType(
        Clock.offset(Clock.systemUTC(), Duration.ofDays(days)), Clock.class);
  }
}
