package dev.latitude.agreement.people;

import static dev.latitude.agreement.PilotFixture.begins;
import static dev.latitude.agreement.PilotFixture.event;
import static dev.latitude.agreement.PilotFixture.happened;
import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.testkit.TestIdentity.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.agreement.agreement.HandOverFixture;
import dev.latitude.kit.history.ChainCheck;
import dev.latitude.kit.history.Pseudonym;
import dev.latitude.testkit.PersonalColumns;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody is forgotten who took every part there is. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class PseudonymisationTest {
  private static final String SUSPEND = "{\"event\": \"AUDIT\", \"reaction\": \"SUSPEND\"}";
  private static final UUID PROPOSAL = UUID.fromString("0198c0de-0000-7000-8000-000000000001");

  @Inject Forgetting forgetting;
  @Inject ChainCheck chain;
  @Inject AgroalDataSource database;

  private final String tag = UUID.randomUUID().toString().substring(0, 8);
  private final String person = "zoë-o'neill-" + tag;
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  @Test
  void nothing_names_the_person_any_more_and_everything_can_be_read_and_verified()
      throws Exception {
    var own = asEmployee();
    var granted = asApprover();
    var suspended = suspendedByReportOf(person);
    var bounded = boundedBy(person).offered().signed();
    bounded
        .asEmployee("amend", "{\"reason\": \"It should say more\"}")
        .statusCode(200)
        .body("amendment.terms.boundaries.heldBy", contains(person));
    var declined = boundedBy(person).offered();
    declined.asApprover("decline-to-sign", "{\"reason\": \"Not yet\"}").statusCode(200);
    acknowledge(bounded);
    webhooks();
    pilots();
    assertThat(placeOf(bounded)).isPositive();
    var signed = jws(own, 2);
    var words = version(own, 2).extract().<String>path("canonical");
    var hash = version(own, 2).extract().<String>path("hash");

    var pseudonym = forgetting.of(person);

    assertThat(pseudonym).matches(Pseudonym.FORM);
    assertThat(rowsNaming(person)).isEmpty();
    assertHistoriesAreWhole(pseudonym);
    assertReadable(own, pseudonym);
    assertReadable(granted, pseudonym);
    assertReadable(bounded, pseudonym);
    assertReadable(declined, pseudonym);
    suspended.get().body("suspension.by", equalTo(pseudonym));

    // the words of a version
    var version =
        version(own, 2)
            .body("terms.employee", equalTo(pseudonym))
            .body("hash", equalTo(hash))
            .body("signatures.person", hasItem(pseudonym))
            .body("signatures.hash", everyItem(equalTo(hash)))
            .body("offeredBy", equalTo(pseudonym));
    String rewritten = version.extract().path("canonical");
    assertThat(rewritten)
        .isEqualTo(words.replace('"' + person + '"', '"' + pseudonym + '"'))
        .isNotEqualTo(words);
    version.body("rewrittenHash", equalTo(sha256(rewritten)));
    request(own.people.approver())
        .get("/api/v1/agreements/{id}/history?limit=200", own.id)
        .then()
        .body("items[-1].type", equalTo("agreement.person-pseudonymised"))
        .body("items[-1].actor", equalTo("hanna"))
        .body("items[-1].changed", equalTo("employee,approver,boundaries,upcoming"))
        .body("items[-1].data.pseudonym", equalTo(pseudonym))
        .body("items[-1].data.documents.version", contains(1, 2))
        .body("items[-1].data.documents[1].hash", equalTo(sha256(rewritten)));
    version(suspended, 1).body("rewrittenHash", nullValue());

    // what was signed is not given out any more, and still counts
    document(own, 2)
        .statusCode(409)
        .body("type", equalTo("/problems/words-pseudonymised"))
        .body("detail", containsString(hash));
    document(suspended, 1).statusCode(200);
    for (var shown :
        List.of(
            Map.of("jws", signed),
            Map.of("canonical", words),
            Map.of("canonical", rewritten),
            Map.of("hash", hash),
            Map.of("agreementId", own.id, "version", 2, "hash", hash))) {
      verify(own.people.approver(), shown)
          .body("outcome", equalTo("VALID"))
          .body("hash", equalTo(hash))
          .body("standing", equalTo("ENDED"))
          .body("checks.holds", everyItem(is(true)))
          .body(
              "checks.find { it.check == 'KEPT_WORDS' }.detail",
              containsString("A pseudonym has taken a person's place"));
    }
    for (var shown :
        List.of(
            Map.of("jws", signed), Map.of("canonical", words), Map.of("canonical", rewritten))) {
      verify("stranger", shown).body("outcome", equalTo("VALID"));
    }
    verify("stranger", Map.of("hash", hash)).body("outcome", equalTo("UNKNOWN"));
    verify("stranger", Map.of("canonical", rewritten + " ")).body("outcome", equalTo("UNKNOWN"));
    verify(own.people.approver(), Map.of("canonical", words.replace("DELEGATE", "TELL")))
        .body("outcome", equalTo("INVALID"))
        .body("differences.pointer", hasItem("/terms/rights/0/level"));

    assertEvidence(own, pseudonym);
    assertListed(own, pseudonym);
    assertToldToHr(own, bounded, declined, pseudonym);
  }

  @Test
  void both_can_be_forgotten_one_after_the_other_and_what_they_signed_still_counts()
      throws Exception {
    var agreement = AgreementFixture.in(AgreementState.ENDED);
    var signed = jws(agreement, 1);
    String words = version(agreement, 1).extract().path("canonical");
    var employee = forgetting.of(agreement.people.employee());
    var approver = forgetting.of(agreement.people.approver());
    var version =
        request("ada", "auditor")
            .get("/api/v1/agreements/{id}/versions/1", agreement.id)
            .then()
            .body("signatures.person", contains(employee, approver));
    String rewritten = version.extract().path("canonical");
    version.body("rewrittenHash", equalTo(sha256(rewritten)));
    for (var shown :
        List.of(
            Map.of("jws", signed), Map.of("canonical", words), Map.of("canonical", rewritten))) {
      verify("stranger", shown).body("outcome", equalTo("VALID"));
    }
    assertThat(rowsNaming(agreement.people.employee())).isEmpty();
    assertThat(rowsNaming(agreement.people.approver())).isEmpty();
  }

  /** Nobody could sign by a hash that is not that of the words they read. */
  @Test
  void what_is_on_the_table_goes_off_it_when_its_words_change_and_is_offered_anew()
      throws Exception {
    var offered = boundedBy(person).offered();
    offered.asEmployee("sign", offered.signature()).statusCode(200);
    var amended = boundedBy(person).offered().signed();
    amended.asEmployee("amend", "{\"reason\": \"It should say more\"}").statusCode(200);
    amended.amendmentOffered();
    amended.asEmployee("amendment/sign", amended.amendmentSignature()).statusCode(200);
    var agreed = boundedBy(person).offered().signed();
    agreed.amending("TELL", today.plusDays(10), "").amendmentOffered().amendmentSigned();

    var pseudonym = forgetting.of(person);

    offered
        .get()
        .body("state", equalTo("DRAFT"))
        .body("hash", nullValue())
        .body("terms.boundaries.heldBy", contains(pseudonym));
    amended
        .get()
        .body("state", equalTo("IN_FORCE"))
        .body("amendment.state", equalTo("DRAFT"))
        .body("amendment.terms.boundaries.heldBy", contains(pseudonym));
    agreed.get().body("amendment.state", equalTo("SIGNED"));
    for (var agreement : List.of(offered, amended)) {
      assertThat(agreement.events())
          .endsWith("agreement.person-pseudonymised", "agreement.taken-off-the-table");
    }
    assertThat(agreed.events()).endsWith("agreement.person-pseudonymised");

    offered.offered().signed().get().body("state", equalTo("IN_FORCE"));
    amended.amendmentOffered().amendmentSigned();
    for (var agreement : List.of(offered, amended)) {
      verify("stranger", Map.of("jws", jws(agreement, agreement == offered ? 2 : 3)))
          .body("outcome", equalTo("VALID"))
          .body("checks.holds", everyItem(is(true)));
    }
  }

  private AgreementFixture asEmployee() {
    var people = new Case(UUID.randomUUID(), person, "morgan-" + tag, "own-" + tag);
    var own = AgreementFixture.draft(people, "\"contextClauses\": [" + SUSPEND + "],").offered();
    own.asApprover("decline-to-sign", "{\"reason\": \"Not yet\"}").statusCode(200);
    own.offered().signed();
    report("hanna", person).body("tally.suspensions", is(1));
    own.asApprover("reinstate", "").statusCode(200);
    own.asEmployee("review", "{\"outcome\": \"AMEND\", \"note\": \"It should say more\"}")
        .statusCode(201);
    own.asEmployee("amendment/discard", "").statusCode(200);
    own.asEmployee("terminate", notice(20)).statusCode(200);
    own.asApprover("terminate", notice(10)).statusCode(200);
    return own.terminated();
  }

  private AgreementFixture asApprover() {
    var people = new Case(UUID.randomUUID(), "kim-" + tag, person, "granted-" + tag);
    return AgreementFixture.draft(people, "").offered().signed().suspended().terminated();
  }

  /** Whoever reports what others' agreements are suspended for is no party of those. */
  private AgreementFixture suspendedByReportOf(String reporter) {
    var agreement =
        AgreementFixture.draft(Case.fresh(), "\"contextClauses\": [" + SUSPEND + "],")
            .offered()
            .signed();
    report(reporter, agreement.people.employee()).body("tally.suspensions", is(1));
    return agreement;
  }

  private static AgreementFixture boundedBy(String holder) {
    var people = Case.fresh();
    PilotFixture.graduatedWithin(people, "What the report measures", holder);
    return AgreementFixture.draftFrom(people, "");
  }

  private void acknowledge(AgreementFixture agreement) {
    request(person, "hr")
        .body(Map.of("hrId", "E-" + agreement.id, "revision", 5))
        .put("/api/v1/hr/agreements/{id}/acknowledgement", agreement.id)
        .then()
        .statusCode(200);
  }

  /** One is deleted; its history stays. To the other something was sent, and answered. */
  private void webhooks() throws SQLException {
    for (int i = 0; i < 2; i++) {
      String endpoint =
          request(person, "hr")
              .body("{\"url\": \"http://127.0.0.1:9/hooks\"}")
              .post("/api/v1/webhook-endpoints")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      if (i == 0) {
        request(person, "hr")
            .header("If-Match", "*")
            .delete("/api/v1/webhook-endpoints/" + endpoint)
            .then()
            .statusCode(204);
      } else {
        execute(
            """
            with delivered as (
              insert into webhook_delivery (endpoint_id, event_id, subject, revision, type, state, created_at, finished_at)
              values (?::uuid, gen_random_uuid(), gen_random_uuid(), 1, 'agreement.drafted', 'DELIVERED', now(), now()) returning id)
            insert into webhook_attempt (delivery_id, number, at, duration_ms, outcome, url, status, response)
            select id, 1, now(), 1, 'DELIVERED', 'http://127.0.0.1:9/hooks', 200, ? from delivered
            """,
            endpoint,
            "Thanks for the news of " + person);
      }
    }
  }

  /** As author of one and approver of another, both over. */
  private void pilots() {
    for (var people :
        List.of(
            new Case(UUID.randomUUID(), person, "morgan-" + tag, "tried-" + tag),
            new Case(UUID.randomUUID(), "kim-" + tag, person, "tried-" + tag))) {
      begins(people, "pilot.started", "DELEGATE", now.minusSeconds(3_600), now.plusSeconds(3_600));
      eventually(() -> check(people.employee(), people.decision()).equals("OWN"));
      event(people.pilot(), "pilot.completed", now, "{}");
      eventually(() -> check(people.employee(), people.decision()).equals("APPROVAL_REQUIRED"));
    }
  }

  private void assertReadable(AgreementFixture agreement, String pseudonym) {
    var reader =
        List.of(agreement.people.employee(), agreement.people.approver()).stream()
            .filter(party -> !party.equals(person))
            .findFirst()
            .orElseThrow();
    var path = "/api/v1/agreements/" + agreement.id;
    for (var read : List.of("", "/versions/1", "/history?limit=200", "/reviews", "/evidence")) {
      if (read.equals("/evidence")) {
        histories(agreement);
      }
      var answer = request(reader).get(path + read).then().statusCode(200).extract().asString();
      assertThat(answer).as(read).doesNotContain(person);
      if (!read.equals("/reviews")) {
        assertThat(answer).as(read).contains(pseudonym);
      }
    }
    for (var format : List.of("text/html", "text/markdown")) {
      request(reader)
          .accept(format)
          .get(path + "/versions/1/document")
          .then()
          .statusCode(200)
          .body(
              allOf(
                  not(containsString(person)),
                  containsString(pseudonym),
                  containsString("a pseudonym has taken a person’s place")));
    }
    request(reader)
        .accept("application/pdf")
        .get(path + "/versions/1/document")
        .then()
        .statusCode(200);
    request(reader)
        .get(path + "/rights/{decision}/trace", agreement.people.decision())
        .then()
        .statusCode(200)
        .body(not(containsString(person)));
    request("ada", "auditor").get(path).then().statusCode(200).body(containsString(pseudonym));
  }

  private static void histories(AgreementFixture agreement) {
    var pilot = agreement.people.pilot();
    PilotFixture.history(PROPOSAL, happened(PROPOSAL, 1, "proposal.created", "{}"));
    PilotFixture.history(pilot, happened(pilot, 1, "pilot.created", "{}"));
  }

  /** As the verifier of the command line reads it. */
  private void assertEvidence(AgreementFixture own, String pseudonym) throws Exception {
    var pack =
        request(own.people.approver())
            .get("/api/v1/agreements/{id}/evidence", own.id)
            .then()
            .statusCode(200)
            .body("agreement[-1].type", equalTo("agreement.person-pseudonymised"))
            .body("agreement[0].data.employee", equalTo(pseudonym))
            .body("versions.jws", everyItem(nullValue()))
            .extract();
    var told = pack.<List<Map<String, Object>>>path("agreement[-1].data.documents");
    for (var document : told) {
      var number = (Integer) document.get("version");
      assertThat(document.get("hash"))
          .isEqualTo(sha256(pack.path("versions[%d].canonical".formatted(number - 1))));
    }
  }

  private void assertListed(AgreementFixture own, String pseudonym) {
    request("hanna", "hr")
        .get("/api/v1/agreements?employee=" + pseudonym)
        .then()
        .body("items.id", contains(own.id));
    request("hanna", "hr")
        .get("/api/v1/agreements?approver=" + pseudonym)
        .then()
        .body("items.terms.approver", contains(pseudonym));
    request("kim")
        .queryParam("person", pseudonym)
        .queryParam("decision", "tried-" + tag)
        .queryParam("at", now.minusSeconds(60).toString())
        .get("/api/v1/decision-rights/check")
        .then()
        .body("answer", equalTo("OWN"));
    request("hanna", "hr")
        .get("/api/v1/context-events?limit=1")
        .then()
        .statusCode(200)
        .body("items[0].recordedBy", equalTo(pseudonym));
  }

  private void assertToldToHr(
      AgreementFixture own, AgreementFixture bounded, AgreementFixture declined, String pseudonym)
      throws SQLException {
    request("hr-system", "hr-integration")
        .get("/api/v1/hr/agreements/" + own.id)
        .then()
        .statusCode(200)
        .body("employee", equalTo(pseudonym))
        .body("revision", is(historyOf(own).size()));
    request("hr-system", "hr-integration")
        .get("/api/v1/hr/agreements/" + bounded.id)
        .then()
        .body("boundaries.heldBy", contains(pseudonym))
        .body("acknowledgement.revision", is(5));
    request("hr-system", "hr-integration")
        .get("/api/v1/hr/sync-status?limit=200")
        .then()
        .body("items.id", hasItem(bounded.id));
    // at its place in the feed, and not at that of an event that was rewritten
    eventually(() -> placeOf(bounded) == lastPositionOf(bounded));
    // what both have not signed, HR has no record of
    request("hr-system", "hr-integration")
        .get("/api/v1/hr/agreements/" + declined.id)
        .then()
        .statusCode(404);
    eventually(() -> lastPositionOf(declined) > 0);
    assertThat(placeOf(declined)).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = AgreementState.class,
      names = {"DRAFT", "OFFERED", "IN_FORCE", "SUSPENDED"})
  void nobody_is_forgotten_who_is_a_party_of_what_goes_on(AgreementState state) {
    var agreement = AgreementFixture.in(state);
    for (var party : List.of(agreement.people.employee(), agreement.people.approver())) {
      var other =
          party.equals(agreement.people.employee())
              ? agreement.people.approver()
              : agreement.people.employee();
      Forgetting.ask(party)
          .statusCode(409)
          .body("type", equalTo("/problems/person-takes-part"))
          .body(
              "detail",
              containsString(
                  "the agreement with %s (%s), %s".formatted(other, agreement.id, state)));
    }
  }

  /** They have signed, given notice and stand in a boundary; what they granted goes on. */
  @Test
  void who_has_handed_over_all_that_goes_on_can_be_forgotten() throws Exception {
    var agreements =
        Stream.of(
                AgreementState.DRAFT,
                AgreementState.OFFERED,
                AgreementState.IN_FORCE,
                AgreementState.SUSPENDED)
            .map(AgreementFixture::in)
            .toList();
    for (var agreement : agreements) {
      var old = agreement.people.approver();
      if (agreement.events().contains("agreement.entered-into-force")) {
        agreement.asApprover("terminate", notice(20)).statusCode(200);
      }
      Forgetting.ask(old).statusCode(409);
      var successor = HandOverFixture.handedOver(agreement);

      var pseudonym = forgetting.of(old);

      assertThat(rowsNaming(old)).isEmpty();
      agreement
          .get()
          .body("approver", equalTo(successor))
          .body("terms.boundaries.heldBy", contains(pseudonym));
      if (agreement.events().contains("agreement.offered")) {
        verify(successor, Map.of("agreementId", agreement.id, "version", 1))
            .body("outcome", equalTo("VALID"))
            .body("checks.holds", everyItem(is(true)));
      }
    }
    for (var agreement : agreements.subList(2, 4)) {
      var successor = agreement.people.approver().replace("morgan", "maria");
      String pseudonym = agreement.get().extract().path("terms.approver");
      assertThat(pseudonym).matches(Pseudonym.FORM);
      agreement
          .get()
          .body("signatures.person", contains(agreement.people.employee(), pseudonym))
          .body("termination.by", equalTo(pseudonym));
      document(agreement, 1, successor)
          .statusCode(409)
          .body("type", equalTo("/problems/words-pseudonymised"));
      request("hr-system", "hr-integration")
          .get("/api/v1/hr/agreements/" + agreement.id)
          .then()
          .body("approver", equalTo(successor));
      agreement.command(bearer(successor, "manager"), "withdraw-termination", "").statusCode(200);
      agreement
          .command(bearer(successor, "manager"), "amend", "{\"reason\": \"More\"}")
          .statusCode(200)
          .body("amendment.terms.approver", equalTo(successor));
    }
    assertThat(check(agreements.get(2).people.employee(), agreements.get(2).people.decision()))
        .isEqualTo("OWN");
  }

  @Test
  void nobody_is_forgotten_whose_pilot_is_in_force() {
    var people = Case.fresh();
    begins(people, "pilot.started", "DELEGATE", now.minusSeconds(3_600), now.plusSeconds(3_600));
    eventually(() -> check(people.employee(), people.decision()).equals("OWN"));
    for (var party : List.of(people.employee(), people.approver())) {
      Forgetting.ask(party)
          .statusCode(409)
          .body("detail", containsString("the pilot " + people.pilot()));
    }
  }

  @Test
  void no_more_than_a_handful_is_named() {
    for (int i = 0; i < 6; i++) {
      AgreementFixture.draft(
          new Case(UUID.randomUUID(), person, "morgan-" + i + tag, "d" + i + tag), "");
    }
    String detail = Forgetting.ask(person).statusCode(409).extract().path("detail");
    assertThat(detail.split("the agreement with")).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"manager", "auditor", "hr-integration", "service"})
  void only_hr_may_ask(String role) {
    request("somebody", role)
        .body(Map.of("person", person))
        .post(Forgetting.PATH + "/pseudonymisations")
        .then()
        .statusCode(403);
  }

  @Test
  void what_is_wrong_is_named() {
    request("hanna", "hr")
        .body(Map.of("person", " nobody ", "pseudonym", "former-me"))
        .post(Forgetting.PATH + "/pseudonymisations")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/person", "/pseudonym"));
    request("hanna", "hr")
        .body("{}")
        .post(Forgetting.PATH + "/pseudonymisations")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/person"));
    Forgetting.ask("hanna").statusCode(409).body("detail", containsString("yourself"));
  }

  @Test
  void who_is_not_known_is_forgotten_at_once_and_a_repetition_asks_nothing_new() {
    var key = UUID.randomUUID().toString();
    var asked = keyed(key);
    var again = keyed(key).header("Idempotency-Replayed", equalTo("true"));
    assertThat(again.extract().asString()).isEqualTo(asked.extract().asString());
    assertThat(again.extract().header("Location")).isEqualTo(asked.extract().header("Location"));

    forgetting.run();
    for (var reader : List.of("hr", "auditor")) {
      request("somebody", reader)
          .get(asked.extract().header("Location"))
          .then()
          .statusCode(200)
          .body("state", equalTo("DONE"))
          .body("things", is(0))
          .body(not(containsString(person)));
      request("somebody", reader)
          .get(Forgetting.PATH + "/pseudonymisations?limit=1")
          .then()
          .statusCode(200)
          .body("items.id", contains(asked.extract().<String>path("id")));
    }
    for (var path : List.of("/pseudonymisations", "/pseudonymisations/" + UUID.randomUUID())) {
      request("somebody", "manager").get(Forgetting.PATH + path).then().statusCode(403);
    }
    request("hanna", "hr")
        .get(Forgetting.PATH + "/pseudonymisations/" + UUID.randomUUID())
        .then()
        .statusCode(404);
  }

  private ValidatableResponse keyed(String key) {
    return request("hanna", "hr")
        .header("Idempotency-Key", key)
        .body(Map.of("person", person))
        .post(Forgetting.PATH + "/pseudonymisations")
        .then()
        .statusCode(202)
        .body("state", equalTo("RUNNING"));
  }

  @Test
  void what_is_written_once_stays_so_but_for_who_is_forgotten() throws Exception {
    var agreement = AgreementFixture.in(AgreementState.ENDED);
    for (var change :
        List.of(
            "agreement_version set hash = hash || ' ' where agreement_id = ?::uuid",
            "agreement_version set offered_at = now() where agreement_id = ?::uuid",
            "agreement_version set canonical = replace(canonical, 'DELEGATE', 'TELL') where agreement_id = ?::uuid",
            "agreement_signature set hash = 'x' where agreement_id = ?::uuid",
            "agreement_signature set signed_at = now() where agreement_id = ?::uuid",
            "decision_right set level = 'TELL' where source_id = ?::uuid",
            "decision_right set valid = recorded where source_id = ?::uuid")) {
      assertThatThrownBy(
              () ->
                  execute(
                      "with allowed as materialized (select set_config('latitude.pseudonymising', 'on', true) as yes) update "
                          + change
                          + " and (select yes from allowed) = 'on'",
                      agreement.id))
          .as(change)
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> execute("update " + change, agreement.id))
          .as(change)
          .isInstanceOf(SQLException.class);
    }
    for (var change :
        List.of(
            "agreement_version set offered_by = 'x' where agreement_id = ?::uuid",
            "agreement_signature set person = 'x' where agreement_id = ?::uuid",
            "decision_right set manager = 'x' where source_id = ?::uuid")) {
      assertThatThrownBy(() -> execute("update " + change, agreement.id))
          .as(change)
          .isInstanceOf(SQLException.class);
    }
  }

  private String notice(int days) {
    return "{\"reason\": \"A new role\", \"effectiveOn\": \"%s\"}".formatted(today.plusDays(days));
  }

  private ValidatableResponse report(String reporter, String about) {
    return request(reporter, "hr")
        .body(Map.of("kind", "AUDIT", "people", List.of(about), "occurredOn", today.toString()))
        .post("/api/v1/context-events")
        .then()
        .statusCode(201);
  }

  private static String check(String person, String decision) {
    return request("kim")
        .queryParam("person", person)
        .queryParam("decision", decision)
        .get("/api/v1/decision-rights/check")
        .then()
        .statusCode(200)
        .extract()
        .path("answer");
  }

  private static List<String> historyOf(AgreementFixture agreement) {
    return request(agreement.people.approver())
        .get("/api/v1/agreements/{id}/history?limit=200", agreement.id)
        .then()
        .extract()
        .path("items.type");
  }

  private static ValidatableResponse version(AgreementFixture agreement, int number) {
    return request(agreement.people.approver())
        .get("/api/v1/agreements/{id}/versions/{number}", agreement.id, number)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse document(AgreementFixture agreement, int number) {
    return document(agreement, number, agreement.people.approver());
  }

  private static ValidatableResponse document(
      AgreementFixture agreement, int number, String reader) {
    return request(reader)
        .accept("application/jose")
        .get("/api/v1/agreements/{id}/versions/{number}/document", agreement.id, number)
        .then();
  }

  private static String jws(AgreementFixture agreement, int number) {
    return document(agreement, number).statusCode(200).extract().asString();
  }

  private static ValidatableResponse verify(String reader, Map<String, ?> shown) {
    return request(reader)
        .body(shown)
        .post("/api/v1/agreement-verifications")
        .then()
        .statusCode(200);
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void eventually(Condition so) {
    var deadline = Instant.now().plusSeconds(15);
    try {
      while (!so.holds()) {
        assertThat(Instant.now()).as("in time").isBefore(deadline);
        Thread.sleep(20);
      }
    } catch (SQLException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  private interface Condition {
    boolean holds() throws SQLException, InterruptedException;
  }

  private void assertHistoriesAreWhole(String pseudonym) throws SQLException {
    var rewritten = new ArrayList<UUID>();
    try (var connection = database.getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select distinct subject from event where data ->> 'pseudonym' = '%s'"
                        .formatted(pseudonym))) {
      while (rows.next()) {
        rewritten.add(rows.getObject(1, UUID.class));
      }
    }
    assertThat(rewritten).hasSizeGreaterThan(6);
    for (var subject : rewritten) {
      var head =
          text(
              "select encode(hash, 'hex') from event where subject = '%s' order by revision desc limit 1"
                  .formatted(subject));
      assertThat(chain.isWhole(subject, HexFormat.of().parseHex(head))).as("" + subject).isTrue();
    }
  }

  private long placeOf(AgreementFixture agreement) throws SQLException {
    return Long.parseLong(
        text(
            "select coalesce(max(position), 0) from hr_place where agreement_id = '%s'"
                .formatted(agreement.id)));
  }

  private long lastPositionOf(AgreementFixture agreement) throws SQLException {
    return Long.parseLong(
        text(
            "select coalesce(max(position), 0) from event where subject = '%s' and type = 'agreement.person-pseudonymised'"
                .formatted(agreement.id)));
  }

  /** Rows of any table that name somebody, as text or in JSON. */
  private List<String> rowsNaming(String words) throws SQLException {
    try (var connection = database.getConnection()) {
      return PersonalColumns.rowsNaming(connection, words);
    }
  }

  private String text(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void execute(String sql, Object... parameters) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }
}
