package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.testkit.TestIdentity.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class AgreementResourceTest {
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Test
  void a_graduated_pilot_is_written_down_offered_signed_by_both_and_in_force() {
    var people = Case.fresh();
    var agreement =
        AgreementFixture.draft(
            people,
            "\"expectations\": [\"The checklist goes along\"], \"reviewPoints\": [\"%s\"], \"effectiveTo\": \"%s\","
                .formatted(today.plusDays(30), today.plusDays(365)));
    agreement
        .get()
        .body("state", equalTo("DRAFT"))
        .body("version", is(0))
        .body("hash", nullValue())
        .body("terms.employee", equalTo(people.employee()))
        .body("terms.approver", equalTo(people.approver()))
        .body("terms.rights.decision", contains(people.decision()))
        .body("terms.rights[0].level", equalTo("DELEGATE"))
        .body("terms.rights[0].limit.amount", equalTo("2500.00"))
        .body("terms.boundaries.heldBy", contains(people.approver()))
        .body("terms.expectations", contains("The checklist goes along"))
        .body("terms.effectiveFrom", equalTo(today.toString()))
        .body("terms.source.pilotId", equalTo(people.pilot().toString()))
        .body("signatures", hasSize(0))
        .body("actions", contains("edit", "offer", "discard"));

    agreement
        .asApprover("offer", "")
        .statusCode(200)
        .body("state", equalTo("OFFERED"))
        .body("version", is(1))
        .body("actions", contains("sign", "decline-to-sign"));
    agreement
        .asEmployee("sign", agreement.signature())
        .statusCode(200)
        .body("state", equalTo("OFFERED"))
        .body("signatures.role", contains("EMPLOYEE"))
        .body("actions", contains("decline-to-sign"));
    agreement
        .asApprover("sign", agreement.signature())
        .statusCode(200)
        .body("state", equalTo("IN_FORCE"))
        .body("signatures.person", contains(people.employee(), people.approver()))
        .body("actions", contains("amend", "renew", "review", "suspend", "terminate"));

    request(people.employee())
        .get("/api/v1/agreements/{id}/history", agreement.id)
        .then()
        .statusCode(200)
        .body(
            "items.type",
            contains(
                "agreement.drafted",
                "agreement.offered",
                "agreement.signed",
                "agreement.signed",
                "agreement.entered-into-force"))
        .body("items[4].data.rights.decision", contains(people.decision()))
        .body("items[4].data.effectiveTo", equalTo(today.plusDays(365).toString()));
  }

  @Test
  void changing_anything_after_an_offer_is_a_new_version_and_its_signatures_are_void() {
    var agreement = AgreementFixture.in(AgreementState.OFFERED);
    var first = agreement.signature();
    agreement.asEmployee("sign", first).statusCode(200);
    agreement
        .asApprover("decline-to-sign", "{\"reason\": \"No review point\"}")
        .statusCode(200)
        .body("state", equalTo("DRAFT"))
        .body("version", is(1))
        .body("signatures", hasSize(0));
    agreement
        .asApprover("edit", "{\"reviewPoints\": [\"%s\"]}".formatted(today.plusDays(9)))
        .statusCode(200);
    agreement.asApprover("offer", "").statusCode(200).body("version", is(2));
    agreement
        .asApprover("sign", first)
        .statusCode(409)
        .body("type", equalTo("/problems/other-hash"))
        .body(
            "detail",
            equalTo(
                "The hash is not that of version 2, which is on the table. Read that version and sign what it says."));
    agreement.asApprover("sign", agreement.signature()).statusCode(200);
    agreement
        .asEmployee("sign", agreement.signature())
        .statusCode(200)
        .body("state", equalTo("IN_FORCE"));
    request(agreement.people.employee())
        .get("/api/v1/agreements/{id}/versions/1", agreement.id)
        .then()
        .statusCode(200)
        .body("signatures.role", contains("EMPLOYEE"));
  }

  @Test
  void terms_that_are_over_cannot_be_offered() {
    var agreement =
        AgreementFixture.draft(
            Case.fresh(), "\"effectiveFrom\": \"2026-01-01\", \"effectiveTo\": \"2026-02-01\",");
    agreement
        .asEmployee("offer", "")
        .statusCode(409)
        .body("type", equalTo("/problems/terms-expired"));
  }

  @Test
  void a_command_must_name_the_version_it_has_seen() {
    var agreement = AgreementFixture.draft();
    request(agreement.people.employee())
        .post("/api/v1/agreements/{id}/offer", agreement.id)
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/if-match-required"));
    request(agreement.people.employee())
        .header("If-Match", "\"7\"")
        .post("/api/v1/agreements/{id}/offer", agreement.id)
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-etag"));
  }

  @Test
  void the_approver_signs_only_as_a_manager() {
    var agreement = AgreementFixture.in(AgreementState.OFFERED);
    agreement
        .command(bearer(agreement.people.approver()), "sign", agreement.signature())
        .statusCode(403)
        .body("type", equalTo("/problems/not-yours-to-do"))
        .body(
            "detail",
            equalTo(
                "To sign this agreement is not yours to do: only its employee may, and its approver with the role 'manager'."));
  }

  @Test
  void drafts_are_seen_by_the_two_parties_and_offers_also_by_hr_and_audit() {
    var agreement = AgreementFixture.draft();
    for (var other : new String[] {"hr", "auditor", "manager", "hr-integration"}) {
      statusFor(agreement, "kim", other, 404);
    }
    statusFor(agreement, agreement.people.approver(), "manager", 200);
    agreement.offered();
    statusFor(agreement, "kim", "hr", 200);
    statusFor(agreement, "kim", "auditor", 200);
    statusFor(agreement, "kim", "manager", 404);
    agreement
        .command(bearer("kim", "hr"), "decline-to-sign", "{\"reason\": \"No\"}")
        .statusCode(403);
    agreement
        .command(bearer("kim", "manager"), "decline-to-sign", "{\"reason\": \"No\"}")
        .statusCode(404);
  }

  @Test
  void what_is_written_after_an_offer_is_a_draft_that_only_the_two_see() {
    var agreement = AgreementFixture.in(AgreementState.OFFERED);
    agreement.asApprover("decline-to-sign", "{\"reason\": \"Too much\"}").statusCode(200);
    agreement.asEmployee("edit", "{\"expectations\": [\"Between us\"]}").statusCode(200);
    var people = agreement.people;
    for (var party : new String[] {people.employee(), people.approver()}) {
      assertThat(expectations(agreement, party, "hr")).as(party).containsExactly("Between us");
    }
    for (var role : new String[] {"hr", "auditor"}) {
      assertThat(expectations(agreement, "kim", role)).as(role).isEmpty();
    }
    statusFor(agreement, "kim", "manager", 404);

    agreement.offered();
    assertThat(expectations(agreement, "kim", "hr")).containsExactly("Between us");
    agreement.asEmployee("decline-to-sign", "{\"reason\": \"Too little\"}").statusCode(200);
    agreement.asEmployee("edit", "{\"expectations\": [\"Never offered\"]}").statusCode(200);
    assertThat(expectations(agreement, "kim", "auditor")).containsExactly("Between us");
    agreement.discarded();
    assertThat(expectations(agreement, "kim", "hr")).containsExactly("Between us");
    assertThat(expectations(agreement, people.employee())).containsExactly("Never offered");
  }

  /** As they stand in the thing itself, and in the list. */
  private static List<String> expectations(
      AgreementFixture agreement, String who, String... roles) {
    var all =
        request(who, roles)
            .get("/api/v1/agreements?employee=" + agreement.people.employee())
            .then()
            .body("items.id", contains(agreement.id))
            .extract()
            .<List<String>>path("items[0].terms.expectations");
    request(who, roles)
        .get("/api/v1/agreements/{id}", agreement.id)
        .then()
        .statusCode(200)
        .body("terms.expectations", equalTo(all));
    return all;
  }

  @Test
  void each_party_lists_its_agreements_by_state_newest_first_page_by_page() {
    var people = Case.fresh();
    var first = AgreementFixture.draft(people, "");
    var second = AgreementFixture.draft(people.again(), "").offered();
    var third = AgreementFixture.draft(people.again(), "");
    var page = request(people.approver()).get("/api/v1/agreements?limit=2").then().statusCode(200);
    page.body("items.id", contains(third.id, second.id));
    request(people.approver())
        .get("/api/v1/agreements?limit=2&cursor=" + page.extract().<String>path("next"))
        .then()
        .body("items.id", contains(first.id))
        .body("next", nullValue());
    request(people.employee())
        .get("/api/v1/agreements?state=OFFERED")
        .then()
        .body("items.id", contains(second.id))
        .body("items[0].actions", contains("sign", "decline-to-sign"));
    request("kim").get("/api/v1/agreements").then().body("items", hasSize(0));
  }

  @Test
  void the_feed_is_for_machines_and_audit() {
    request("kim").get("/api/v1/agreement-events").then().statusCode(403);
    request("hr-system", "hr-integration").get("/api/v1/agreement-events").then().statusCode(200);
  }

  private static void statusFor(AgreementFixture agreement, String who, String role, int status) {
    for (var path : new String[] {"", "/history"}) {
      request(who, role)
          .get("/api/v1/agreements/{id}" + path, agreement.id)
          .then()
          .statusCode(status);
    }
  }
}
