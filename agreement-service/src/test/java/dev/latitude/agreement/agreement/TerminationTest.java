package dev.latitude.agreement.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.register.Grant;
import dev.latitude.agreement.register.Register;
import dev.latitude.agreement.register.Source;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Dimension;
import dev.latitude.agreement.right.Right;
import dev.latitude.agreement.right.Risk;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Notice ends an agreement on a day, and can be taken back until then. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class TerminationTest {
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final LocalDate day = today.plusDays(14);

  @Inject PassingTime job;
  @Inject Register register;
  @Inject AgroalDataSource database;

  @AfterEach
  void backToTheRealDay() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  @Test
  void under_notice_it_goes_on_until_the_day_and_then_it_has_ended() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    notice(agreement, day)
        .statusCode(200)
        .body("state", equalTo("IN_FORCE"))
        .body("termination.effectiveOn", equalTo(day.toString()))
        .body("termination.by", equalTo(agreement.people.employee()))
        .body("actions", contains("review", "terminate", "withdraw-termination"));
    assertThat(agreement.checkAt(start(day).minusMillis(1))).isEqualTo("OWN by 1");
    assertThat(agreement.checkAt(start(day))).isEqualTo("APPROVAL_REQUIRED by null");

    passDays(14);
    job.run();
    agreement.get().body("state", equalTo("ENDED")).body("ending.cause", equalTo("TERMINATED"));
    assertThat(agreement.events()).endsWith("agreement.notice-given", "agreement.terminated");
  }

  @Test
  void whoever_gave_notice_may_take_it_back_and_the_rights_go_on() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var before = agreement.heldUntil();
    notice(agreement, day).statusCode(200);
    assertThat(agreement.heldUntil()).isEqualTo(start(day).toString()).isNotEqualTo(before);
    agreement
        .asApprover("withdraw-termination", "")
        .statusCode(403)
        .body("type", equalTo("/problems/not-yours-to-do"));
    agreement
        .asEmployee("withdraw-termination", "")
        .statusCode(200)
        .body("termination", nullValue());
    assertThat(agreement.heldUntil()).isEqualTo(before);
    assertThat(agreement.checkAt(start(day.plusDays(100)))).isEqualTo("OWN by 1");
  }

  @Test
  void notice_is_not_taken_back_over_a_right_that_was_given_for_later() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    notice(agreement, day).statusCode(200);
    var next =
        AgreementFixture.draft(
                agreement.people.again(), "\"effectiveFrom\": \"%s\",".formatted(day))
            .offered()
            .signed();
    agreement
        .asEmployee("withdraw-termination", "")
        .statusCode(409)
        .body("type", equalTo("/problems/right-conflict"));
    agreement.get().body("termination.effectiveOn", equalTo(day.toString()));
    assertThat(next.checkAt(start(day))).isEqualTo("OWN by 1");
  }

  @Test
  void while_it_is_suspended_notice_gives_the_time_after_it_up_and_taken_back_keeps_it_again() {
    var agreement = AgreementFixture.in(AgreementState.SUSPENDED);
    notice(agreement, day).statusCode(200);
    agreement.asEmployee("withdraw-termination", "").statusCode(200);
    tried(agreement, start(today), start(day.plusDays(100)));
    assertThat(agreement.checkAt(start(day.plusDays(50))))
        .as("kept from the pilot")
        .isEqualTo("APPROVAL_REQUIRED by null");

    notice(agreement, day.plusDays(60)).statusCode(200);
    assertThat(agreement.checkAt(start(day.plusDays(50)))).isEqualTo("APPROVAL_REQUIRED by null");
    assertThat(agreement.checkAt(start(day.plusDays(70))))
        .as("the pilot's, once it was given up")
        .isEqualTo("AGREE_TOGETHER by null");
    agreement
        .asEmployee("withdraw-termination", "")
        .statusCode(409)
        .body("type", equalTo("/problems/right-conflict"));
    agreement.get().body("termination.effectiveOn", equalTo(day.plusDays(60).toString()));

    agreement.asApprover("reinstate", "").statusCode(200);
    assertThat(agreement.checkAt(start(day.plusDays(50)))).isEqualTo("OWN by 1");
    assertThat(agreement.checkAt(start(day.plusDays(70)))).isEqualTo("AGREE_TOGETHER by null");
  }

  @Test
  void notice_that_was_given_before_the_suspension_can_be_taken_back_in_it() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    notice(agreement, day).statusCode(200);
    agreement.suspended();
    agreement.asEmployee("withdraw-termination", "").statusCode(200);
    tried(agreement, start(day), start(day.plusDays(100)));
    assertThat(agreement.checkAt(start(day.plusDays(50)))).isEqualTo("APPROVAL_REQUIRED by null");
    agreement.asApprover("reinstate", "").statusCode(200);
    assertThat(agreement.checkAt(start(day.plusDays(50)))).isEqualTo("OWN by 1");
  }

  @Test
  void notice_names_a_day_that_is_not_past_and_before_it_ends_anyway() {
    var agreement =
        AgreementFixture.draft(Case.fresh(), "\"effectiveTo\": \"%s\",".formatted(day))
            .offered()
            .signed();
    notice(agreement, today.minusDays(1))
        .statusCode(422)
        .body("errors.pointer", contains("/effectiveOn"))
        .body("errors.code", contains("past"));
    notice(agreement, day.plusDays(1)).statusCode(422).body("errors.code", contains("ends-anyway"));
    notice(agreement, day).statusCode(200);
    notice(agreement, day).statusCode(422).body("errors.code", contains("ends-anyway"));
    notice(agreement, day.minusDays(1)).statusCode(200).body("state", equalTo("IN_FORCE"));
    notice(agreement, today)
        .statusCode(200)
        .body("state", equalTo("ENDED"))
        .body("ending.cause", equalTo("TERMINATED"));
    assertThat(agreement.check()).isEqualTo("APPROVAL_REQUIRED");
  }

  @Test
  void notice_gives_up_an_amendment_that_was_not_signed_and_lets_nobody_open_one() {
    var agreement =
        AgreementFixture.in(AgreementState.IN_FORCE).amending("AGREE", day, "").amendmentOffered();
    notice(agreement, day).statusCode(200).body("amendment", nullValue());
    assertThat(agreement.events())
        .endsWith("agreement.amendment-discarded", "agreement.notice-given");
    agreement
        .asApprover("amend", "{\"reason\": \"Stay\"}")
        .statusCode(409)
        .body("type", equalTo("/problems/under-notice"));
  }

  @Test
  void what_was_signed_for_later_takes_over_until_the_day_of_the_notice() {
    var agreement =
        AgreementFixture.in(AgreementState.IN_FORCE)
            .amending("AGREE", day.minusDays(4), "")
            .amendmentOffered()
            .amendmentSigned();
    notice(agreement, day).statusCode(200);
    assertThat(agreement.checkAt(start(day).minusMillis(1))).isEqualTo("AGREE_TOGETHER by 2");
    assertThat(agreement.checkAt(start(day))).isEqualTo("APPROVAL_REQUIRED by null");
    passDays(15);
    job.run();
    agreement.get().body("state", equalTo("ENDED"));
    assertThat(agreement.events()).endsWith("agreement.superseded", "agreement.terminated");
  }

  @ParameterizedTest
  @EnumSource
  void the_notice_of_one_party_outlives_an_earlier_one_that_the_other_takes_back(Party first) {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var before = agreement.heldUntil();
    notice(agreement, first, day.plusDays(1)).statusCode(200);
    notice(agreement, other(first), day)
        .statusCode(200)
        .body("termination.by", equalTo(person(agreement, other(first))))
        .body("termination.effectiveOn", equalTo(day.toString()))
        .body("laterTermination.by", equalTo(person(agreement, first)))
        .body("laterTermination.effectiveOn", equalTo(day.plusDays(1).toString()))
        .body("laterTermination.reason", equalTo("A new role"))
        .body("actions", hasItem("withdraw-termination"));
    agreement.get().body("actions", hasItem("withdraw-termination"));
    assertThat(agreement.heldUntil()).isEqualTo(start(day).toString());

    withdraw(agreement, other(first))
        .statusCode(200)
        .body("termination.by", equalTo(person(agreement, first)))
        .body("termination.effectiveOn", equalTo(day.plusDays(1).toString()))
        .body("laterTermination", nullValue())
        .body("actions", not(hasItem("withdraw-termination")));
    lastEvent(agreement)
        .body("type", equalTo("agreement.notice-withdrawn"))
        .body("data.person", equalTo(person(agreement, other(first))))
        .body("data.effectiveOn", equalTo(day.plusDays(1).toString()))
        .body("data.endsAt", equalTo(start(day.plusDays(1)).toString()));
    assertThat(agreement.heldUntil()).isEqualTo(start(day.plusDays(1)).toString());
    assertThat(agreement.checkAt(start(day))).isEqualTo("OWN by 1");
    assertThat(agreement.checkAt(start(day.plusDays(1)))).isEqualTo("APPROVAL_REQUIRED by null");

    withdraw(agreement, other(first)).statusCode(403);
    withdraw(agreement, first).statusCode(200).body("termination", nullValue());
    lastEvent(agreement).body("data.keySet()", contains("person"));
    assertThat(agreement.heldUntil()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void the_notice_for_the_later_day_can_be_taken_back_first(Party first) {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    notice(agreement, first, day.plusDays(1)).statusCode(200);
    notice(agreement, other(first), day).statusCode(200);
    withdraw(agreement, first)
        .statusCode(200)
        .body("termination.by", equalTo(person(agreement, other(first))))
        .body("laterTermination", nullValue());
    lastEvent(agreement).body("data.effectiveOn", equalTo(day.toString()));
    assertThat(agreement.heldUntil()).isEqualTo(start(day).toString());

    withdraw(agreement, first).statusCode(403);
    withdraw(agreement, other(first)).statusCode(200).body("termination", nullValue());
    assertThat(agreement.checkAt(start(day.plusDays(1)))).isEqualTo("OWN by 1");
  }

  @Test
  void an_earlier_notice_replaces_ones_own_and_not_the_other_partys() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    notice(agreement, Party.APPROVER, day).statusCode(200);
    notice(agreement, Party.EMPLOYEE, day)
        .statusCode(422)
        .body("errors.code", contains("ends-anyway"));
    notice(agreement, Party.EMPLOYEE, day.minusDays(1)).statusCode(200);
    notice(agreement, Party.EMPLOYEE, day.minusDays(2))
        .statusCode(200)
        .body("termination.effectiveOn", equalTo(day.minusDays(2).toString()))
        .body("laterTermination.effectiveOn", equalTo(day.toString()));
    notice(agreement, Party.APPROVER, day.minusDays(3))
        .statusCode(200)
        .body("termination.by", equalTo(agreement.people.approver()))
        .body("laterTermination.by", equalTo(agreement.people.employee()))
        .body("laterTermination.effectiveOn", equalTo(day.minusDays(2).toString()));
    withdraw(agreement, Party.APPROVER)
        .statusCode(200)
        .body("termination.by", equalTo(agreement.people.employee()))
        .body("laterTermination", nullValue());
    withdraw(agreement, Party.EMPLOYEE).statusCode(200).body("termination", nullValue());
  }

  @Test
  void under_notice_of_both_it_ends_on_the_earlier_day_or_at_once() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    notice(agreement, Party.APPROVER, day.plusDays(1)).statusCode(200);
    notice(agreement, Party.EMPLOYEE, day).statusCode(200);
    var atOnce = AgreementFixture.in(AgreementState.IN_FORCE);
    notice(atOnce, Party.APPROVER, day).statusCode(200);
    atOnce.terminated();

    passDays(14);
    job.run();
    for (var ended : List.of(agreement, atOnce)) {
      ended
          .get()
          .body("state", equalTo("ENDED"))
          .body("ending.cause", equalTo("TERMINATED"))
          .body("termination.by", equalTo(ended.people.employee()))
          .body("laterTermination", nullValue());
      withdraw(ended, Party.APPROVER)
          .statusCode(409)
          .body("type", equalTo("/problems/wrong-state"));
    }
  }

  @Test
  void only_the_time_until_the_other_partys_notice_has_to_be_free() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    notice(agreement, Party.APPROVER, day.plusDays(9)).statusCode(200);
    notice(agreement, Party.EMPLOYEE, day).statusCode(200);
    tried(agreement, start(day.plusDays(9)), start(day.plusDays(100)));
    withdraw(agreement, Party.EMPLOYEE).statusCode(200);

    notice(agreement, Party.EMPLOYEE, day).statusCode(200);
    tried(agreement, start(day.plusDays(8)), start(day.plusDays(9)));
    withdraw(agreement, Party.EMPLOYEE)
        .statusCode(409)
        .body("type", equalTo("/problems/right-conflict"));
    agreement
        .get()
        .body("termination.by", equalTo(agreement.people.employee()))
        .body("laterTermination.by", equalTo(agreement.people.approver()));
  }

  @Test
  void while_it_is_suspended_the_time_until_the_other_partys_notice_is_kept_again() {
    var agreement = AgreementFixture.in(AgreementState.SUSPENDED);
    notice(agreement, Party.APPROVER, day.plusDays(9)).statusCode(200);
    notice(agreement, Party.EMPLOYEE, day).statusCode(200);
    withdraw(agreement, Party.EMPLOYEE).statusCode(200);
    tried(agreement, start(today), start(day.plusDays(100)));
    agreement.asApprover("reinstate", "").statusCode(200);
    assertThat(agreement.checkAt(start(day))).isEqualTo("OWN by 1");
    assertThat(agreement.checkAt(start(day.plusDays(9)))).isEqualTo("AGREE_TOGETHER by null");
  }

  @Test
  void the_database_lets_nobody_lose_the_notice_of_the_other_party() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    notice(agreement, Party.APPROVER, day.plusDays(1)).statusCode(200);
    notice(agreement, Party.EMPLOYEE, day).statusCode(200);
    for (var change :
        List.of(
            "terminated_on = null, terminated_at = null, terminated_by = null, termination_reason = null, notice_given_at = null",
            "terminated_by = later_terminated_by",
            "terminated_at = later_terminated_at",
            "later_terminated_by = null")) {
      assertRefused(agreement, change, "later_notice");
    }
  }

  @Test
  void the_database_lets_nothing_end_before_it_was_said_that_it_will() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    agreement.amending("AGREE", today, "").amendmentOffered();
    assertRefused(
        agreement,
        "amendment_sign_by = amendment_offered_at - interval '1 second'",
        "agreement_amendment_offer_before_its_end");
    notice(agreement, Party.APPROVER, day.plusDays(1)).statusCode(200);
    notice(agreement, Party.EMPLOYEE, day).statusCode(200);
    assertRefused(
        agreement,
        "terminated_at = notice_given_at - interval '1 second'",
        "agreement_notice_before_its_end");
    assertRefused(
        agreement,
        "later_notice_given_at = later_terminated_at + interval '1 second'",
        "agreement_later_notice_before_its_end");
    assertRefused(
        AgreementFixture.in(AgreementState.OFFERED),
        "sign_by = offered_at - interval '1 second'",
        "agreement_offer_before_its_end");
  }

  private void assertRefused(AgreementFixture agreement, String change, String constraint) {
    assertThatThrownBy(
            () -> {
              try (var connection = database.getConnection();
                  var statement = connection.createStatement()) {
                int _ =
                    statement.executeUpdate(
                        "update agreement set %s where id = '%s'".formatted(change, agreement.id));
              }
            })
        .as(change)
        .hasMessageContaining(constraint);
  }

  private static ValidatableResponse notice(AgreementFixture agreement, LocalDate on) {
    return notice(agreement, Party.EMPLOYEE, on);
  }

  private static ValidatableResponse notice(AgreementFixture agreement, Party by, LocalDate on) {
    return as(
        by,
        agreement,
        "terminate",
        "{\"reason\": \"A new role\", \"effectiveOn\": \"%s\"}".formatted(on));
  }

  private static ValidatableResponse withdraw(AgreementFixture agreement, Party by) {
    return as(by, agreement, "withdraw-termination", "");
  }

  private static ValidatableResponse as(
      Party party, AgreementFixture agreement, String verb, String body) {
    return switch (party) {
      case EMPLOYEE -> agreement.asEmployee(verb, body);
      case APPROVER -> agreement.asApprover(verb, body);
    };
  }

  private static Party other(Party party) {
    return party == Party.EMPLOYEE ? Party.APPROVER : Party.EMPLOYEE;
  }

  private static String person(AgreementFixture agreement, Party party) {
    return party == Party.EMPLOYEE ? agreement.people.employee() : agreement.people.approver();
  }

  private static ValidatableResponse lastEvent(AgreementFixture agreement) {
    return AgreementFixture.request(agreement.people.employee())
        .get("/api/v1/agreements/{id}/history?limit=200", agreement.id)
        .then()
        .rootPath("items[-1]");
  }

  /** A pilot of the same two people for the same decision, with a lower level. */
  private void tried(AgreementFixture agreement, Instant from, Instant until) {
    var people = agreement.people;
    var right =
        new Right(people.decision(), DelegationLevel.AGREE, Dimension.QUALITY, null, Risk.LOW);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              boolean _ =
                  register.begin(
                      new Grant(
                          people.employee(),
                          people.approver(),
                          List.of(right),
                          List.of(),
                          Source.pilot(UUID.randomUUID()),
                          from,
                          until));
            });
  }

  private static Instant start(LocalDate on) {
    return on.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static void passDays(int days) {
    QuarkusMock.installMockForType(
        Clock.offset(Clock.systemUTC(), Duration.ofDays(days)), Clock.class);
  }
}
