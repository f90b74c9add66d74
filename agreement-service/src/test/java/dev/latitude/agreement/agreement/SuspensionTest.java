package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is suspended holds no longer, and the register says so for every moment. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class SuspensionTest {
  @Test
  void rights_leave_the_register_when_suspended_and_are_back_when_reinstated() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    assertThat(agreement.check()).isEqualTo("OWN");

    var suspended =
        agreement
            .asApprover("suspend", "{\"reason\": \"A report went wrong\"}")
            .statusCode(200)
            .body("state", equalTo("SUSPENDED"))
            .body("suspension.by", equalTo(agreement.people.approver()))
            .body("suspension.reason", equalTo("A report went wrong"))
            .body("suspension.contextEvent", nullValue());
    var since = Instant.parse(suspended.extract().path("suspension.since"));
    assertThat(agreement.check()).isEqualTo("APPROVAL_REQUIRED");

    agreement
        .asApprover("reinstate", "")
        .statusCode(200)
        .body("state", equalTo("IN_FORCE"))
        .body("suspension", nullValue());
    assertThat(agreement.check()).isEqualTo("OWN");
    assertThat(checkAt(agreement, since.minusMillis(1))).isEqualTo("OWN");
    assertThat(checkAt(agreement, since.plusMillis(1))).isEqualTo("APPROVAL_REQUIRED");
  }

  @Test
  void what_is_suspended_can_be_terminated_and_the_terms_stay_signed() {
    var agreement = AgreementFixture.in(AgreementState.SUSPENDED);
    agreement
        .asEmployee("terminate", "{\"reason\": \"No longer needed\"}")
        .statusCode(200)
        .body("state", equalTo("ENDED"))
        .body("suspension", nullValue())
        .body("signatures", hasSize(2));
    assertThat(agreement.check()).isEqualTo("APPROVAL_REQUIRED");
  }

  @Test
  void it_is_not_reinstated_while_another_agreement_gives_the_right() {
    var suspended = AgreementFixture.in(AgreementState.SUSPENDED);
    var other = AgreementFixture.draft(suspended.people.again(), "").offered().signed();
    suspended
        .asApprover("reinstate", "")
        .statusCode(409)
        .body("type", equalTo("/problems/right-conflict"))
        .body("detail", containsString("given by the agreement " + other.id));
    suspended.get().body("state", equalTo("SUSPENDED"));
    other.terminated();
    suspended.asApprover("reinstate", "").statusCode(200);
    assertThat(suspended.check()).isEqualTo("OWN");
  }

  private static String checkAt(AgreementFixture agreement, Instant at) {
    return request("kim")
        .queryParam("person", agreement.people.employee())
        .queryParam("decision", agreement.people.decision())
        .queryParam("at", at.toString())
        .get("/api/v1/decision-rights/check")
        .then()
        .extract()
        .path("answer");
  }
}
