package dev.latitude.agreement.verification;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.agreement.people.Forgetting;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class VerificationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> OUT_OF_THE_WAY =
      List.of(
          "alter table agreement_version disable trigger user",
          "alter table agreement_signature disable trigger user",
          "alter table event disable trigger user",
          "alter table agreement_signature drop constraint agreement_signature_agreement_id_version_number_hash_fkey",
          "alter table agreement_version drop constraint agreement_version_hash_is_true",
          "alter table agreement_version drop constraint agreement_version_text_is_true");

  private static final List<String> BACK_AGAIN =
      List.of(
          """
          alter table agreement_version add constraint agreement_version_hash_is_true
            check (coalesce(rewritten_hash, hash) = encode(sha256(convert_to(canonical, 'UTF8')), 'hex')) not valid
          """,
          """
          alter table agreement_version add constraint agreement_version_text_is_true
            check (canonical::jsonb = jsonb_build_object('agreementId', agreement_id, 'version', number, 'terms', terms)) not valid
          """,
          """
          alter table agreement_signature add constraint agreement_signature_agreement_id_version_number_hash_fkey
            foreign key (agreement_id, version_number, hash) references agreement_version (agreement_id, number, hash) not valid
          """,
          "alter table event enable trigger user",
          "alter table agreement_signature enable trigger user",
          "alter table agreement_version enable trigger user");

  @Inject AgroalDataSource database;
  @Inject MeterRegistry metrics;
  @Inject Forgetting forgetting;

  @Test
  void a_stranger_verifies_offline_with_another_library_and_the_published_keys_alone()
      throws Exception {
    var agreement =
        AgreementFixture.draft(Case.fresh(), "\"expectations\": [\"Größe, \\\"sofort\\\" € 5\"],")
            .offered()
            .signed();
    String hash = agreement.get().extract().path("hash");
    var keys = given().get("/api/v1/agreement-keys").then().statusCode(200);
    keys.header("Cache-Control", "public, max-age=3600").contentType("application/jwk-set+json");

    var jws = JWSObject.parse(jws(agreement));
    var set = JWKSet.parse(keys.extract().asString());
    assertThat(set.getKeys()).as("one that signs, and one that has signed").hasSize(2);
    var key = set.getKeyByKeyId(jws.getHeader().getKeyID()).toOctetKeyPair();

    assertThat(jws.verify(new Ed25519Verifier(key))).isTrue();
    var digest = MessageDigest.getInstance("SHA-256").digest(jws.getPayload().toBytes());
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(hash);
    assertThat(jws.getHeader().getCustomParam("signed").toString())
        .contains(agreement.people.employee(), agreement.people.approver(), hash);
    var words = JSON.readTree(jws.getPayload().toString());
    assertThat(words.at("/agreementId").asText()).isEqualTo(agreement.id);
    assertThat(words.at("/terms/expectations/0").asText()).isEqualTo("Größe, \"sofort\" € 5");
  }

  @Test
  void the_keys_are_for_everybody_and_are_not_sent_twice() {
    var first = given().get("/api/v1/agreement-keys");
    given()
        .header("If-None-Match", first.header("ETag"))
        .get("/api/v1/agreement-keys")
        .then()
        .statusCode(304);
    given()
        .header("Accept", "application/json")
        .get("/api/v1/agreement-keys")
        .then()
        .statusCode(200)
        .contentType("application/json");
    assertThat(first.asString()).doesNotContain("\"d\"");
  }

  @Test
  void whatever_way_it_is_shown_a_party_learns_all_about_it() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var version = version(agreement);
    for (var shown :
        List.of(
            Map.of("jws", jws(agreement)),
            Map.of("canonical", text(version, "canonical")),
            Map.of("hash", text(version, "hash")),
            Map.of("agreementId", agreement.id, "version", 1),
            Map.of("agreementId", agreement.id, "version", 1, "hash", text(version, "hash")))) {
      verify(agreement.people.employee(), shown)
          .body("outcome", equalTo("VALID"))
          .body("agreementId", equalTo(agreement.id))
          .body("version", equalTo(1))
          .body("hash", equalTo(text(version, "hash")))
          .body("standing", equalTo("IN_FORCE"))
          .body("checks.holds", everyItem(equalTo(true)))
          .body("differences", empty());
    }
    verify(agreement.people.employee(), Map.of("jws", jws(agreement)))
        .body(
            "checks.check",
            contains(
                "SIGNATURE", "WORDS", "SIGNED", "KEPT_WORDS", "KEPT_SIGNATURES", "KEPT_HISTORY"));
  }

  @ParameterizedTest
  @EnumSource(
      value = AgreementState.class,
      names = {"OFFERED", "IN_FORCE", "SUSPENDED", "ENDED"})
  void it_is_told_what_the_version_is_worth_now(AgreementState state) {
    var agreement = AgreementFixture.in(state);
    verify(agreement.people.approver(), Map.of("agreementId", agreement.id, "version", 1))
        .body("outcome", equalTo("VALID"))
        .body("standing", equalTo(state.name()));
  }

  @Test
  void the_version_in_force_and_the_one_that_is_to_follow_it_are_told_apart() {
    var turn = LocalDate.now(ZoneOffset.UTC).plusDays(20);
    var agreement =
        AgreementFixture.in(AgreementState.IN_FORCE).amending("AGREE", turn, "").amendmentOffered();
    standing(agreement, 1, "IN_FORCE");
    standing(agreement, 2, "OFFERED");
    agreement.amendmentSigned();
    standing(agreement, 1, "IN_FORCE");
    standing(agreement, 2, "NOT_YET_EFFECTIVE");
    var amended =
        AgreementFixture.in(AgreementState.IN_FORCE)
            .amending("AGREE", turn.minusDays(20), "")
            .amendmentOffered()
            .amendmentSigned();
    standing(amended, 1, "SUPERSEDED");
    standing(amended, 2, "IN_FORCE");
  }

  private static void standing(AgreementFixture agreement, int version, String expected) {
    verify(agreement.people.employee(), Map.of("agreementId", agreement.id, "version", version))
        .body("outcome", equalTo("VALID"))
        .body("standing", equalTo(expected));
  }

  @Test
  void a_version_that_was_declined_or_has_not_begun_is_told_as_such() {
    var declined = AgreementFixture.in(AgreementState.OFFERED);
    declined.asApprover("decline-to-sign", "{\"reason\": \"No\"}").statusCode(200);
    verify(declined.people.employee(), Map.of("agreementId", declined.id, "version", 1))
        .body("standing", equalTo("WITHDRAWN"));
    var later =
        AgreementFixture.draft(Case.fresh(), "\"effectiveFrom\": \"2099-01-01\",")
            .offered()
            .signed();
    verify(later.people.employee(), Map.of("agreementId", later.id, "version", 1))
        .body("standing", equalTo("NOT_YET_EFFECTIVE"));
  }

  @Test
  void
      a_stranger_who_holds_it_word_for_word_learns_what_it_is_worth_and_who_does_not_learns_nothing() {
    var agreement = AgreementFixture.in(AgreementState.ENDED);
    var version = version(agreement);
    String canonical = version.extract().path("canonical");
    String hash = version.extract().path("hash");

    for (var shown : List.of(Map.of("jws", jws(agreement)), Map.of("canonical", canonical))) {
      verify("stranger", shown)
          .body("outcome", equalTo("VALID"))
          .body("standing", equalTo("ENDED"))
          .body("version", equalTo(1));
    }
    var nothing =
        verify("stranger", Map.of("hash", "0".repeat(64))).extract().jsonPath().getMap("$");
    nothing.remove("checkedAt");
    for (var shown :
        List.of(
            Map.of("hash", hash),
            Map.of("agreementId", agreement.id, "version", 1),
            Map.of("agreementId", agreement.id, "version", 1, "hash", hash),
            Map.of("agreementId", UUID.randomUUID().toString(), "version", 1),
            Map.of("canonical", canonical.replace("DELEGATE", "ADVISE")),
            Map.of("canonical", canonical + " "))) {
      var answer = verify("stranger", shown).extract().jsonPath().getMap("$");
      answer.remove("checkedAt");
      assertThat(answer).isEqualTo(nothing).containsEntry("outcome", "UNKNOWN");
    }
  }

  @Test
  void a_changed_document_is_found_and_a_stranger_is_not_told_what_it_should_say()
      throws Exception {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var parts = jws(agreement).split("\\.");
    var changed = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
    parts[1] =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(changed.replace("DELEGATE", "TELL").getBytes(UTF_8));
    var forged = String.join(".", parts);
    double before = recordsFoundChanged();

    verify(agreement.people.employee(), Map.of("jws", forged))
        .body("outcome", equalTo("INVALID"))
        .body("checks.find { it.check == 'SIGNATURE' }.holds", equalTo(false))
        .body("checks.find { it.check == 'WORDS' }.holds", equalTo(false))
        .body("differences.pointer", contains("/terms/rights/0/level"))
        .body("differences.shown", contains("TELL"))
        .body("differences.kept", contains("DELEGATE"));
    verify("stranger", Map.of("jws", forged))
        .body("outcome", equalTo("INVALID"))
        .body("checks.check", contains("SIGNATURE"))
        .body("agreementId", nullValue())
        .body("standing", nullValue())
        .body("differences", empty());
    verify(
            agreement.people.employee(),
            Map.of("agreementId", agreement.id, "version", 1, "hash", "0".repeat(64)))
        .body("outcome", equalTo("INVALID"))
        .body("checks.find { it.check == 'HASH' }.holds", equalTo(false));
    assertThat(recordsFoundChanged()).as("what is kept is as it was").isEqualTo(before);
  }

  /** Operators are told. */
  private double recordsFoundChanged() {
    return metrics.get("latitude.agreement.records.changed").counter().count();
  }

  /** Each as somebody might who has got at the database and knows it well. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "update agreement_version set terms = replace(terms::text, 'DELEGATE', 'DELEGATF')::jsonb | KEPT_WORDS | DELEGATE | DELEGATF",
        "update agreement_version set canonical = replace(canonical, 'DELEGATE', 'DELEGATF') | KEPT_WORDS | DELEGATF | DELEGATE",
        "update agreement_version set canonical = replace(canonical, '{', '[') | KEPT_WORDS | |",
        "update agreement_version set hash = translate(hash, '0123456789abcdef', '123456789abcdef0') | KEPT_WORDS,KEPT_SIGNATURES,KEPT_HISTORY | |",
        "update agreement_signature set person = concat('not ', person) | KEPT_SIGNATURES | |",
        "update agreement_signature set hash = translate(hash, '0123456789abcdef', '123456789abcdef0') | KEPT_SIGNATURES | |",
      })
  void one_changed_byte_of_what_is_kept_is_found(
      String sql, String failing, String shown, String kept) throws Exception {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var jws = jws(agreement);
    behindTheBack(sql, agreement.id);
    double before = recordsFoundChanged();

    var answer =
        verify(agreement.people.employee(), Map.of("agreementId", agreement.id, "version", 1))
            .body("outcome", equalTo("INVALID"))
            .body("standing", nullValue())
            .extract()
            .jsonPath();
    assertThat(answer.getList("checks.findAll { !it.holds }.check", String.class))
        .containsExactly(failing.split(","));
    assertThat(recordsFoundChanged()).isEqualTo(before + 1);
    if (shown != null) {
      assertThat(answer.getList("differences.pointer")).containsExactly("/terms/rights/0/level");
      assertThat(answer.getList("differences.shown")).containsExactly(shown);
      assertThat(answer.getList("differences.kept")).containsExactly(kept);
    }
    verify("stranger", Map.of("jws", jws))
        .body("outcome", equalTo("INVALID"))
        .body("differences.kept", everyItem(nullValue()))
        .body("standing", nullValue());
  }

  @Test
  void who_rewrites_everything_that_belongs_to_it_still_contradicts_the_history_and_the_document()
      throws Exception {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var jws = jws(agreement);
    behindTheBack(
        "update agreement_version set terms = replace(terms::text, 'DELEGATE', 'TELL')::jsonb, canonical = replace(canonical, 'DELEGATE', 'TELL'), hash = encode(sha256(convert_to(replace(canonical, 'DELEGATE', 'TELL'), 'UTF8')), 'hex')",
        agreement.id);
    behindTheBack(
        "update agreement_signature s set hash = (select hash from agreement_version v where v.agreement_id = s.agreement_id)",
        agreement.id);

    verify(agreement.people.employee(), Map.of("jws", jws))
        .body("outcome", equalTo("INVALID"))
        .body("checks.findAll { !it.holds }.check", contains("WORDS", "SIGNED", "KEPT_HISTORY"))
        .body("differences.shown", contains("DELEGATE"))
        .body("differences.kept", contains("TELL"));
    behindTheBack(
        "update event e set data = jsonb_set(data, '{hash}', to_jsonb((select hash from agreement_version v where v.agreement_id = e.subject))) where data ? 'hash'",
        agreement.id);
    verify(agreement.people.employee(), Map.of("agreementId", agreement.id, "version", 1))
        .body("checks.findAll { !it.holds }.check", contains("KEPT_HISTORY"));
    double before = recordsFoundChanged();
    given()
        .header("Authorization", bearer(agreement.people.employee()))
        .header("Accept", "application/jose")
        .get("/api/v1/agreements/{id}/document", agreement.id)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/record-changed"));
    assertThat(recordsFoundChanged()).isEqualTo(before + 1);
  }

  /** Nothing can be changed under cover of a pseudonym: the history tells what was. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "update agreement_version set terms = replace(terms::text, 'DELEGATE', 'TELL')::jsonb, canonical = replace(canonical, 'DELEGATE', 'TELL'), rewritten_hash = encode(sha256(convert_to(replace(canonical, 'DELEGATE', 'TELL'), 'UTF8')), 'hex') | KEPT_WORDS",
        "update event set data = jsonb_set(data, '{documents,0,hash}', to_jsonb(repeat('0', 64))) where type like '%.person-pseudonymised' | KEPT_WORDS,KEPT_HISTORY",
        "update event set data = data - 'documents' where type like '%.person-pseudonymised' | KEPT_WORDS,KEPT_HISTORY",
        "update event set actor = 'nobody' where revision = 1 | KEPT_HISTORY",
      })
  void what_is_changed_where_a_pseudonym_stands_is_found(String sql, String failing)
      throws Exception {
    var agreement = AgreementFixture.in(AgreementState.ENDED);
    var jws = jws(agreement);
    forgetting.of(agreement.people.employee());
    verify(agreement.people.approver(), Map.of("jws", jws)).body("outcome", equalTo("VALID"));
    behindTheBack(sql, agreement.id);

    var answer =
        verify(agreement.people.approver(), Map.of("agreementId", agreement.id, "version", 1))
            .body("outcome", equalTo("INVALID"))
            .body("standing", nullValue())
            .extract()
            .jsonPath();
    assertThat(answer.getList("checks.findAll { !it.holds }.check", String.class))
        .containsExactly(failing.split(","));
    given()
        .header("Authorization", bearer(agreement.people.approver()))
        .header("Accept", "application/jose")
        .get("/api/v1/agreements/{id}/document", agreement.id)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/record-changed"));
  }

  @Test
  void a_verification_under_a_key_that_was_used_is_a_new_one() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var key = UUID.randomUUID().toString();
    standingUnder(key, agreement, "IN_FORCE");
    standingUnder(key, agreement.suspended(), "SUSPENDED");
  }

  private static void standingUnder(String key, AgreementFixture agreement, String expected) {
    given()
        .header("Authorization", bearer(agreement.people.employee()))
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(Map.of("agreementId", agreement.id, "version", 1))
        .post("/api/v1/agreement-verifications")
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", nullValue())
        .body("standing", equalTo(expected));
  }

  @Test
  void a_command_that_comes_meanwhile_changes_no_record() throws Exception {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      connection.setAutoCommit(false);
      // so that the version is read, and then nothing until the command is carried out
      statement.execute("lock table agreement_signature in access exclusive mode");
      var verdict =
          threads.submit(
              () ->
                  verify(
                      agreement.people.employee(),
                      Map.of("agreementId", agreement.id, "version", 1)));
      try {
        awaitOneThatWaits(statement);
        agreement.suspended();
      } finally {
        connection.rollback();
      }
      verdict.get().body("outcome", equalTo("VALID")).body("standing", equalTo("IN_FORCE"));
    }
  }

  @Test
  void what_is_vouched_for_may_be_suspended_again_and_again_meanwhile() throws Exception {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var commands =
          threads.submit(
              () -> {
                for (int i = 0; i < 20; i++) {
                  agreement.suspended();
                  agreement.asApprover("reinstate", "").statusCode(200);
                }
              });
      do {
        assertThat(jws(agreement)).isNotEmpty();
      } while (!commands.isDone());
      assertThat(commands.get()).isNull();
    }
  }

  private static void awaitOneThatWaits(Statement statement) throws SQLException {
    int waiting;
    do {
      try (var row =
          statement.executeQuery(
              "select count(*) from pg_locks where not granted and relation = 'agreement_signature'::regclass")) {
        waiting = row.next() ? row.getInt(1) : 0;
      }
    } while (waiting == 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | `` | must show exactly one of",
        "{\"jws\": \"a.b.c\", \"hash\": \"0000000000000000000000000000000000000000000000000000000000000000\"} | `` | must show exactly one of",
        "{\"hash\": \"xyz\"} | /hash | must be a SHA-256 in lower-case hexadecimal",
        "{\"version\": 1} | /agreementId | must come with the version",
        "{\"agreementId\": \"0198c0de-0000-7000-8000-000000000001\"} | /version | must come with the agreementId",
        "{\"agreementId\": \"0198c0de-0000-7000-8000-000000000001\", \"version\": 0} | /version | must be at least 1",
        "{\"jws\": \"nonsense\"} | /jws | must be a JWS in its compact form",
        "{\"jws\": \"a.b.c.d.e\"} | /jws | must be a JWS in its compact form",
        "{\"jws\": \"\"} | /jws | must have 1 to",
        "{\"canonical\": \"nonsense\"} | /canonical | must hold the JSON object of a version",
        "{\"canonical\": \"{\\\"agreementId\\\": 1}\"} | /canonical | must hold the JSON object of a version",
      })
  void what_cannot_be_verified_is_refused_by_name(String body, String pointer, String detail) {
    given()
        .header("Authorization", bearer("robin"))
        .contentType("application/json")
        .body(body)
        .post("/api/v1/agreement-verifications")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body("errors.pointer", contains(pointer))
        .body("errors[0].detail", containsString(detail));
  }

  @Test
  void only_who_has_a_token_may_ask() {
    given()
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/agreement-verifications")
        .then()
        .statusCode(401);
  }

  private static ValidatableResponse verify(String person, Map<String, ?> shown) {
    return given()
        .header("Authorization", bearer(person))
        .contentType("application/json")
        .body(shown)
        .post("/api/v1/agreement-verifications")
        .then()
        .statusCode(200);
  }

  private static String jws(AgreementFixture agreement) {
    return given()
        .header("Authorization", bearer(agreement.people.employee()))
        .header("Accept", "application/jose")
        .get("/api/v1/agreements/{id}/document", agreement.id)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static String text(ValidatableResponse answer, String property) {
    return answer.extract().path(property);
  }

  private static ValidatableResponse version(AgreementFixture agreement) {
    return AgreementFixture.request(agreement.people.employee())
        .get("/api/v1/agreements/{id}/versions/1", agreement.id)
        .then()
        .statusCode(200);
  }

  /** With triggers, foreign key and checks out of the way, for as long as the change takes. */
  private void behindTheBack(String sql, String agreement) throws SQLException {
    var id = sql.startsWith("update event") ? " and subject = '%s'" : " where agreement_id = '%s'";
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (var setup : OUT_OF_THE_WAY) {
        statement.execute(setup);
      }
      assertThat(statement.executeUpdate(sql + id.formatted(agreement))).isPositive();
      for (var setup : BACK_AGAIN) {
        statement.execute(setup);
      }
      connection.commit();
    }
  }
}
