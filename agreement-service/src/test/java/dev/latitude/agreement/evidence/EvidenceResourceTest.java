package dev.latitude.agreement.evidence;

import static dev.latitude.agreement.PilotFixture.happened;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class EvidenceResourceTest {
  /** Every pilot of the stub comes from this proposal. */
  private static final UUID PROPOSAL = UUID.fromString("0198c0de-0000-7000-8000-000000000001");

  @Inject AgroalDataSource database;

  @Test
  void the_pack_holds_the_three_histories_whole_and_what_was_signed() throws Exception {
    var agreement = offeredTwiceAndSigned();
    var pilot = agreement.people.pilot();
    PilotFixture.history(
        pilot,
        happened(pilot, 1, "pilot.created", "{\"proposalId\": \"%s\"}".formatted(PROPOSAL))
            + ","
            + happened(pilot, 2, "pilot.measured", "{\"value\": 2.50}"),
        happened(pilot, 3, "pilot.completed", "{}"));

    var pack =
        evidence(agreement, agreement.people.employee())
            .statusCode(200)
            .header("Cache-Control", "private, no-cache")
            .header("Content-Disposition", containsString("evidence-" + agreement.id + ".json"))
            .body("format", equalTo("latitude-evidence-1"))
            .body("agreementId", equalTo(agreement.id))
            .body("madeAt", notNullValue())
            .body("proposal.type", contains("proposal.created", "proposal.accepted"))
            .body("pilot.type", contains("pilot.created", "pilot.measured", "pilot.completed"))
            .body("pilot[1].revision", is(2))
            .body("pilot[1].subject", equalTo(pilot.toString()))
            .body("pilot[1].time", equalTo("2026-01-05T09:00:00.120Z"))
            .body("pilot[1].data.value", is(2.5f))
            .body("pilot[1].salt", equalTo("00112233445566778899aabbccddeeff"))
            .body("pilot[1].contentdigest", equalTo("c".repeat(64)))
            .body("pilot[1].previoushash", equalTo("a".repeat(64)))
            .body("pilot[1].hash", equalTo("b".repeat(64)))
            .body("pilot[1]", not(hasKey("source")))
            .body("versions.version", contains(1, 2))
            .body("versions[0].jws", nullValue())
            .body("versions[1].hash", equalTo(agreement.get().extract().path("hash")))
            .extract();
    for (var part : List.of("id", "revision", "type", "time", "actor", "data", "salt")) {
      assertThat(pack.<List<Object>>path("agreement." + part))
          .as(part)
          .isEqualTo(history(agreement).path("items." + part));
    }
    for (var part : List.of("contentdigest", "hash")) {
      assertThat(pack.<List<Object>>path("agreement." + part))
          .as(part)
          .isEqualTo(history(agreement).path("items." + part));
    }
    assertThat(PilotFixture.lastAuthorization()).isEqualTo(bearer(agreement.people.employee()));
    assertThat(pack.<Object>path("keys"))
        .isEqualTo(given().get("/api/v1/agreement-keys").path("$"));
    assertSealed(
        pack.path("seal"),
        "{\"agreement\":\"%s\",\"agreementId\":\"%s\",\"madeAt\":\"%s\",\"pilot\":\"%s\",\"proposal\":\"%s\"}"
            .formatted(
                pack.path("agreement[-1].hash"),
                agreement.id,
                pack.path("madeAt"),
                "b".repeat(64),
                "b".repeat(64)));
    for (var shown :
        List.of(
            Map.of("jws", pack.<String>path("versions[1].jws")),
            Map.of("canonical", pack.<String>path("versions[1].canonical")))) {
      given()
          .header("Authorization", bearer("kim"))
          .contentType("application/json")
          .body(shown)
          .post("/api/v1/agreement-verifications")
          .then()
          .statusCode(200)
          .body("outcome", equalTo("VALID"));
    }
  }

  @Test
  void each_version_that_both_have_signed_is_in_it_as_a_signed_document() {
    var agreement = offeredTwiceAndSigned();
    agreement
        .amending("AGREE", LocalDate.now(ZoneOffset.UTC).plusDays(7), "")
        .amendmentOffered()
        .amendmentSigned();
    var pack =
        evidence(agreement, agreement.people.employee())
            .statusCode(200)
            .body("versions.version", contains(1, 2, 3))
            .body("versions[0].jws", nullValue())
            .extract();
    for (int number = 2; number <= 3; number++) {
      given()
          .header("Authorization", bearer("kim"))
          .contentType("application/json")
          .body(Map.of("jws", pack.<String>path("versions[%d].jws".formatted(number - 1))))
          .post("/api/v1/agreement-verifications")
          .then()
          .statusCode(200)
          .body("version", is(number))
          .body("checks.holds", everyItem(equalTo(true)));
    }
  }

  @Test
  void straight_from_a_proposal_there_is_no_pilot_in_it() {
    var people = Case.fresh();
    var proposal = UUID.randomUUID();
    PilotFixture.proposal(
        proposal,
        people,
        "ACCEPTED",
        "{\"decision\": \"%s\", \"dimension\": \"QUALITY\", \"currentLevel\": \"CONSULT\", \"requestedLevel\": \"INQUIRE\", \"risk\": \"LOW\"}"
            .formatted(people.decision()),
        "");
    PilotFixture.history(proposal, happened(proposal, 1, "proposal.created", "{}"));
    var agreement = AgreementFixture.fromProposal(people, proposal);
    evidence(agreement, people.employee())
        .statusCode(200)
        .body("$", not(hasKey("pilot")))
        .body("proposal.type", contains("proposal.created"))
        .body("agreement.type", contains("agreement.drafted"))
        .body("versions", hasSize(0));
  }

  /** The stub shows a history to everybody; the real services show HR neither. */
  @Test
  void who_may_not_read_all_of_it_gets_none_of_it() {
    var agreement = offeredTwiceAndSigned();
    evidence(agreement, "sam").statusCode(404);
    evidence(agreement, "ada", "auditor").statusCode(200);
    PilotFixture.history(agreement.people.pilot(), "");
    evidence(agreement, "hanna", "hr")
        .statusCode(403)
        .body("type", equalTo("/problems/not-yours-to-do"))
        .body("detail", containsString("The history of the pilot is not yours to read"));
  }

  @Test
  void a_history_that_is_too_long_is_refused_rather_than_cut() {
    var agreement = offeredTwiceAndSigned();
    var pilot = agreement.people.pilot();
    var page = happened(pilot, 1, "pilot.measured", "{}");
    PilotFixture.history(pilot, Collections.nCopies(25, page).toArray(String[]::new));
    evidence(agreement, agreement.people.employee()).statusCode(200).body("pilot", hasSize(25));
    PilotFixture.history(pilot, Collections.nCopies(26, page).toArray(String[]::new));
    evidence(agreement, agreement.people.employee())
        .statusCode(422)
        .body("type", equalTo("/problems/evidence-too-large"))
        .body("detail", containsString("The history of the pilot has more than 5000 events"));
  }

  @Test
  void half_of_it_is_none() {
    var agreement = offeredTwiceAndSigned();
    var pilot = agreement.people.pilot();
    PilotFixture.history(
        pilot, happened(pilot, 1, "pilot.created", "{}").replace("\"salt\"", "\"pepper\""));
    evidence(agreement, agreement.people.employee())
        .statusCode(503)
        .header("Retry-After", notNullValue());
    PilotFixture.pilotServiceDown();
    try {
      evidence(agreement, agreement.people.employee())
          .statusCode(503)
          .header("Retry-After", notNullValue());
    } finally {
      PilotFixture.pilotServiceUp();
    }
  }

  @Test
  void what_was_changed_is_told_as_it_is_and_not_vouched_for() throws SQLException {
    var agreement = offeredTwiceAndSigned();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("alter table event disable trigger event_written_once");
      statement.executeUpdate(
          "update event set actor = 'nobody' where revision = 1 and subject = '%s'"
              .formatted(agreement.id));
      statement.execute("alter table event enable trigger event_written_once");
    }
    evidence(agreement, agreement.people.employee())
        .statusCode(200)
        .body("agreement[0].actor", equalTo("nobody"))
        .body("versions[1].jws", nullValue());
  }

  /** By another library than the one that seals, with the published keys. */
  private static void assertSealed(String seal, String ends) throws Exception {
    var jws = JWSObject.parse(seal);
    var keys = JWKSet.parse(given().get("/api/v1/agreement-keys").asString());
    var key = keys.getKeyByKeyId(jws.getHeader().getKeyID()).toOctetKeyPair();
    assertThat(jws.verify(new Ed25519Verifier(key))).isTrue();
    assertThat(jws.getPayload()).hasToString(ends);
  }

  private static AgreementFixture offeredTwiceAndSigned() {
    var agreement = AgreementFixture.draft().offered();
    PilotFixture.history(
        PROPOSAL,
        happened(PROPOSAL, 1, "proposal.created", "{}")
            + ","
            + happened(PROPOSAL, 2, "proposal.accepted", "{}"));
    PilotFixture.history(
        agreement.people.pilot(), happened(agreement.people.pilot(), 1, "pilot.created", "{}"));
    agreement.asApprover("decline-to-sign", "{\"reason\": \"Not yet\"}").statusCode(200);
    return agreement.offered().signed();
  }

  private static ExtractableResponse<?> history(AgreementFixture agreement) {
    return given()
        .header("Authorization", bearer(agreement.people.employee()))
        .get("/api/v1/agreements/{id}/history?limit=200", agreement.id)
        .then()
        .statusCode(200)
        .extract();
  }

  private static ValidatableResponse evidence(
      AgreementFixture agreement, String person, String... roles) {
    return given()
        .header("Authorization", bearer(person, roles))
        .get("/api/v1/agreements/{id}/evidence", agreement.id)
        .then();
  }
}
