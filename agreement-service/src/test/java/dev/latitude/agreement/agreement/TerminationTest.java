package dev.latitude.agreement.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
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

/** Notice ends an agreement on a day, and can be taken back until then. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class TerminationTest {
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final LocalDate day = today.plusDays(14);

  @Inject PassingTime job;
  @Inject Register register;

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

  private static ValidatableResponse notice(AgreementFixture agreement, LocalDate on) {
    return agreement.asEmployee(
        "terminate", "{\"reason\": \"A new role\", \"effectiveOn\": \"%s\"}".formatted(on));
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
                  register.enterWhereFree(
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
