package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists find what they are asked for, and nothing that is not the caller's to see. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class AgreementListTest {
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Inject PassingTime job;

  @AfterEach
  void backToTheRealDay() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  @Test
  void agreements_are_found_by_side_state_decision_pilot_and_proposal() {
    var people = Case.fresh();
    var first = AgreementFixture.draft(people, "");
    var second = AgreementFixture.draft(people.again(), "").offered();
    var elsewhere =
        new Case(UUID.randomUUID(), people.approver(), "boss", people.decision() + ".other");
    var third = AgreementFixture.draft(elsewhere, "");

    assertThat(ids(people.approver(), "limit=50")).containsExactly(third.id, second.id, first.id);
    assertThat(ids(people.approver(), "employee=me")).containsExactly(third.id);
    assertThat(ids(people.approver(), "approver=me")).containsExactly(second.id, first.id);
    assertThat(ids(people.approver(), "employee=" + people.employee()))
        .containsExactly(second.id, first.id);
    assertThat(ids(people.approver(), "state=OFFERED")).containsExactly(second.id);
    assertThat(ids(people.approver(), "decision=" + people.decision()))
        .containsExactly(second.id, first.id);
    assertThat(ids(people.approver(), "pilotId=" + first.people.pilot())).containsExactly(first.id);
    assertThat(ids("kim", "employee=" + people.employee())).isEmpty();
    assertThat(ids("hanna", "employee=" + people.employee(), "hr")).containsExactly(second.id);

    var proposal = UUID.randomUUID();
    var other = Case.fresh();
    PilotFixture.proposal(
        proposal,
        other,
        "ACCEPTED",
        """
        {"decision": "%s", "dimension": "QUALITY", "currentLevel": "TELL", "requestedLevel": "CONSULT", "risk": "LOW", "rationale": "Faster"}
        """
            .formatted(other.decision()),
        "");
    var straight = AgreementFixture.fromProposal(other, proposal);
    assertThat(ids(other.employee(), "proposalId=" + proposal)).containsExactly(straight.id);
  }

  @Test
  void a_draft_is_found_by_the_decision_that_the_caller_sees_in_it() {
    var people = Case.fresh();
    var agreement = AgreementFixture.draft(people, "").offered();
    agreement.asApprover("decline-to-sign", "{\"reason\": \"Not this\"}").statusCode(200);
    var other = people.decision() + ".other";
    PilotFixture.decisionType(other, "ACTIVE", "DELEGATE");
    agreement
        .asEmployee("edit", "{\"rights\": [%s]}".formatted(PilotFixture.right(other, "SELL")))
        .statusCode(200);

    for (var role : new String[] {"hr", "auditor"}) {
      assertThat(ids("kim", "decision=" + people.decision(), role)).containsExactly(agreement.id);
      assertThat(ids("kim", "decision=" + other, role)).isEmpty();
    }
    for (var party : new String[] {people.employee(), people.approver()}) {
      assertThat(ids(party, "decision=" + people.decision(), "hr")).isEmpty();
      assertThat(ids(party, "decision=" + people.decision())).isEmpty();
      assertThat(ids(party, "decision=" + other, "hr")).containsExactly(agreement.id);
      assertThat(ids(party, "decision=" + other)).containsExactly(agreement.id);
    }
  }

  @Test
  void what_waits_for_me_is_my_signature_and_as_approver_a_review_that_is_due() {
    var people = Case.fresh();
    var offered = AgreementFixture.draft(people, "").offered();
    var reviewed =
        AgreementFixture.draft(
                new Case(
                    UUID.randomUUID(),
                    people.employee(),
                    people.approver(),
                    people.decision() + ".r"),
                "\"reviewPoints\": [\"%s\"],".formatted(today.plusDays(5)))
            .offered()
            .signed();
    assertThat(ids(people.employee(), "awaiting=me")).containsExactly(offered.id);
    assertThat(ids(people.approver(), "awaiting=me")).containsExactly(offered.id);
    offered.asEmployee("sign", offered.signature()).statusCode(200);
    assertThat(ids(people.employee(), "awaiting=me")).isEmpty();
    offered.asApprover("sign", offered.signature()).statusCode(200);
    assertThat(ids(people.approver(), "awaiting=me")).isEmpty();
    offered.amending("AGREE", today.plusDays(20), "").amendmentOffered();
    assertThat(ids(people.employee(), "awaiting=me")).containsExactly(offered.id);

    assertThat(ids(people.approver(), "reviewDue=true")).isEmpty();
    QuarkusMock.installMockForType(
        Clock.offset(Clock.systemUTC(), Duration.ofDays(6)), Clock.class);
    job.run();
    assertThat(ids(people.approver(), "reviewDue=true")).containsExactly(reviewed.id);
    assertThat(ids(people.approver(), "reviewDue=false")).containsExactly(offered.id);
    assertThat(ids(people.approver(), "awaiting=me")).containsExactly(reviewed.id, offered.id);
    assertThat(ids(people.employee(), "awaiting=me")).containsExactly(offered.id);
  }

  @Test
  void what_ends_soon_is_found_by_the_moment_at_which_it_ends_as_things_stand() {
    var people = Case.fresh();
    var ending =
        AgreementFixture.draft(people, "\"effectiveTo\": \"%s\",".formatted(today.plusDays(9)))
            .offered()
            .signed();
    var open =
        AgreementFixture.draft(
                new Case(
                    UUID.randomUUID(),
                    people.employee(),
                    people.approver(),
                    people.decision() + ".o"),
                "")
            .offered()
            .signed();
    assertThat(ids(people.employee(), "endsBefore=" + today.plusDays(10) + "T00:00:00Z")).isEmpty();
    assertThat(ids(people.employee(), "endsBefore=" + today.plusDays(10) + "T00:00:01Z"))
        .containsExactly(ending.id);
    open.asEmployee(
            "terminate",
            "{\"reason\": \"A new role\", \"effectiveOn\": \"%s\"}".formatted(today.plusDays(2)))
        .statusCode(200);
    assertThat(ids(people.employee(), "endsBefore=" + today.plusDays(5) + "T00:00:00Z"))
        .containsExactly(open.id);
  }

  @Test
  void a_filter_that_cannot_be_is_told() {
    request("kim")
        .get("/api/v1/agreements?awaiting=robin")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("awaiting"));
    request("kim")
        .get("/api/v1/agreements?pilotId=7")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-parameter"));
  }

  private static List<String> ids(String who, String query, String... roles) {
    return request(who, roles)
        .get("/api/v1/agreements?" + query)
        .then()
        .statusCode(200)
        .extract()
        .path("items.id");
  }
}
