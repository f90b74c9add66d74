package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class SigningTest {
  @Inject AgroalDataSource database;

  @Test
  void anybody_can_recompute_what_was_signed_and_finds_one_changed_byte() throws Exception {
    var agreement =
        AgreementFixture.draft(
                Case.fresh(), "\"expectations\": [\"Größe, \\\"sofort\\\" € 5\\n\"],")
            .offered();
    var version = version(agreement, 1);
    String canonical = version.extract().path("canonical");
    String hash = version.extract().path("hash");
    assertThat(sha256(canonical)).isEqualTo(hash);
    agreement.get().body("hash", equalTo(hash));

    var answer = new ObjectMapper().readTree(version.extract().asString());
    var again =
        "{\"terms\":%s,\"version\":1,\"agreementId\":\"%s\"}"
            .formatted(answer.get("terms"), agreement.id);
    assertThat(new JsonCanonicalizer(again).getEncodedString()).isEqualTo(canonical);
    assertThat(sha256(canonical.replace("DELEGATE", "DELEGATF"))).isNotEqualTo(hash);
  }

  @Test
  void what_was_offered_or_signed_cannot_be_changed_in_the_database() throws SQLException {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    for (var sql :
        List.of(
            "update agreement_version set canonical = canonical where agreement_id = ?",
            "delete from agreement_version where agreement_id = ?",
            "update agreement_signature set person = 'kim' where agreement_id = ?",
            "delete from agreement_signature where agreement_id = ?")) {
      try (var connection = database.getConnection();
          var statement = connection.prepareStatement(sql)) {
        statement.setObject(1, UUID.fromString(agreement.id));
        assertThatThrownBy(statement::executeUpdate).hasMessageContaining("is written once");
      }
    }
  }

  @Test
  void a_version_whose_hash_or_text_is_not_its_own_cannot_be_stored() throws SQLException {
    var agreement = AgreementFixture.in(AgreementState.OFFERED);
    for (var change :
        List.of(
            "canonical || ' ', hash, 'agreement_version_hash_is_true'",
            "replace(canonical, 'DELEGATE', 'TELL'), encode(sha256(convert_to(replace(canonical, 'DELEGATE', 'TELL'), 'UTF8')), 'hex'), 'agreement_version_text_is_true'")) {
      var parts = change.substring(0, change.lastIndexOf(','));
      var constraint = change.substring(change.lastIndexOf(',') + 3, change.length() - 1);
      try (var connection = database.getConnection();
          var statement =
              connection.prepareStatement(
                  "insert into agreement_version (agreement_id, number, terms, canonical, hash, offered_by, offered_at) select agreement_id, 1, terms, "
                      + parts
                      + ", offered_by, offered_at from agreement_version where agreement_id = ?")) {
        statement.setObject(1, UUID.fromString(agreement.id));
        assertThatThrownBy(statement::executeUpdate).hasMessageContaining(constraint);
      }
    }
  }

  @Test
  void one_person_cannot_stand_under_a_version_in_both_roles() throws SQLException {
    var agreement = AgreementFixture.in(AgreementState.OFFERED);
    agreement.asEmployee("sign", agreement.signature()).statusCode(200);
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "insert into agreement_signature (agreement_id, version_number, role, person, hash, signed_at) select agreement_id, version_number, 'APPROVER', person, hash, signed_at from agreement_signature where agreement_id = ?")) {
      statement.setObject(1, UUID.fromString(agreement.id));
      assertThatThrownBy(statement::executeUpdate)
          .hasMessageContaining("agreement_signature_of_two_people");
    }
    agreement
        .asApprover("sign", agreement.signature())
        .statusCode(200)
        .body("state", equalTo("IN_FORCE"));
  }

  @Test
  void each_party_signs_once() {
    var agreement = AgreementFixture.in(AgreementState.OFFERED);
    agreement.asEmployee("sign", agreement.signature()).statusCode(200);
    agreement
        .asEmployee("sign", agreement.signature())
        .statusCode(409)
        .body("type", equalTo("/problems/already-signed"))
        .body(
            "detail",
            equalTo("You have signed version 1 already; the other party's signature counts."));
    version(agreement, 1).body("signatures.role", contains("EMPLOYEE"));
  }

  @Test
  void two_signatures_at_the_same_moment_put_it_in_force_once() throws Exception {
    for (int round = 0; round < 8; round++) {
      var agreement = AgreementFixture.in(AgreementState.OFFERED);
      var hash = agreement.signature();
      var statuses =
          atOnce(
              List.of(
                  () -> agreement.asEmployee("sign", hash).extract().statusCode(),
                  () -> agreement.asApprover("sign", hash).extract().statusCode(),
                  () -> agreement.asEmployee("sign", hash).extract().statusCode(),
                  () -> agreement.asApprover("sign", hash).extract().statusCode()));
      assertThat(statuses).containsExactlyInAnyOrder(200, 200, 409, 409);
      agreement.get().body("state", equalTo("IN_FORCE"));
      assertThat(types(agreement))
          .containsExactly(
              "agreement.drafted",
              "agreement.offered",
              "agreement.signed",
              "agreement.signed",
              "agreement.entered-into-force");
    }
  }

  @Test
  void of_two_signatures_that_name_the_same_etag_one_must_look_again() throws Exception {
    var agreement = AgreementFixture.in(AgreementState.OFFERED);
    var hash = agreement.signature();
    String etag = agreement.get().extract().path("etag");
    var statuses =
        atOnce(
            List.of(
                () -> sign(agreement, etag, hash, bearer(agreement.people.employee())),
                () -> sign(agreement, etag, hash, bearer(agreement.people.approver(), "manager"))));
    assertThat(statuses).containsExactlyInAnyOrder(200, 412);
  }

  @Test
  void of_two_drafts_from_one_pilot_at_once_exactly_one_is_made() throws Exception {
    var people = Case.fresh();
    PilotFixture.graduated(people);
    var statuses = atOnce(List.of(() -> draft(people), () -> draft(people), () -> draft(people)));
    assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409);
  }

  @Test
  void of_two_agreements_for_one_decision_signed_at_once_exactly_one_wins() throws Exception {
    for (int round = 0; round < 8; round++) {
      var people = Case.fresh();
      var one = AgreementFixture.draft(people, "").offered();
      var other = AgreementFixture.draft(people.again(), "").offered();
      one.asEmployee("sign", one.signature()).statusCode(200);
      other.asEmployee("sign", other.signature()).statusCode(200);
      List<ValidatableResponse> answers =
          atOnce(
              List.of(
                  () -> one.asApprover("sign", one.signature()),
                  () -> other.asApprover("sign", other.signature())));
      assertThat(answers.stream().map(answer -> answer.extract().statusCode()))
          .containsExactlyInAnyOrder(200, 409);
      boolean oneWon = answers.getFirst().extract().statusCode() == 200;
      answers
          .get(oneWon ? 1 : 0)
          .body("type", equalTo("/problems/right-conflict"))
          .body("detail", containsString("given by the agreement " + (oneWon ? one.id : other.id)));
      (oneWon ? other : one).get().body("state", equalTo("OFFERED"));
    }
  }

  private static ValidatableResponse version(AgreementFixture agreement, int number) {
    return request(agreement.people.employee())
        .get("/api/v1/agreements/{id}/versions/{n}", agreement.id, number)
        .then()
        .statusCode(200);
  }

  private static List<String> types(AgreementFixture agreement) {
    return request(agreement.people.employee())
        .get("/api/v1/agreements/{id}/history", agreement.id)
        .then()
        .extract()
        .path("items.type");
  }

  private static int draft(Case people) {
    return request(people.employee())
        .body("{\"pilotId\": \"%s\"}".formatted(people.pilot()))
        .post("/api/v1/agreements")
        .statusCode();
  }

  private static int sign(AgreementFixture agreement, String etag, String hash, String bearer) {
    return given()
        .header("Authorization", bearer)
        .header("If-Match", etag)
        .contentType("application/json")
        .body(hash)
        .post("/api/v1/agreements/{id}/sign", agreement.id)
        .statusCode();
  }

  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      return threads.invokeAll(calls).stream().map(done -> done.resultNow()).toList();
    }
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }
}
