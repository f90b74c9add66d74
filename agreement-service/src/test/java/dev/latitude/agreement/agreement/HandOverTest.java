package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.agreement.agreement.HandOverFixture.PATH;
import static dev.latitude.agreement.agreement.HandOverFixture.REASON;
import static dev.latitude.agreement.agreement.HandOverFixture.as;
import static dev.latitude.agreement.agreement.HandOverFixture.ask;
import static dev.latitude.agreement.agreement.HandOverFixture.body;
import static dev.latitude.agreement.agreement.HandOverFixture.handedOver;
import static dev.latitude.testkit.TestIdentity.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.kit.history.ChainCheck;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else approves from now on; what was signed stays signed by whoever signed it. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class HandOverTest {
  private static final UUID PROPOSAL = UUID.fromString("0198c0de-0000-7000-8000-000000000001");

  @Inject ChainCheck chain;
  @Inject PassingTime job;
  @Inject AgroalDataSource database;

  private final String tag = UUID.randomUUID().toString().substring(0, 8);
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @AfterEach
  void backToTheRealDay() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  // ---- which ----

  @ParameterizedTest
  @EnumSource
  void what_has_not_come_to_its_end_is_handed_over(AgreementState state) throws Exception {
    var agreement = AgreementFixture.in(state);
    var etag = agreement.etag();
    var events = agreement.events();
    var old = agreement.people.approver();
    var successor = "maria-" + tag;
    var answer = ask(old, successor).statusCode(200).body("more", is(false));
    answer.body("ownOfSuccessor", empty());
    if (!AgreementState.ALIVE.contains(state)) {
      answer.body("handedOver", empty());
      agreement.get().body("etag", equalTo(etag)).body("approver", equalTo(old));
      return;
    }
    var after = state == AgreementState.OFFERED ? AgreementState.DRAFT : state;
    answer
        .body("handedOver.id", contains(agreement.id))
        .body("handedOver.person", contains(agreement.people.employee()))
        .body("handedOver.state", contains(after.name()));
    agreement
        .get()
        .body("state", equalTo(after.name()))
        .body("approver", equalTo(successor))
        .body("etag", equalTo("\"%d\"".formatted(events.size() + 1)));
    history(agreement)
        .body("items.type", hasSize(events.size() + 1))
        .body("items[-1].type", equalTo("agreement.handed-over"))
        .body("items[-1].actor", equalTo("hanna"))
        .body("items[-1].data.employee", equalTo(agreement.people.employee()))
        .body("items[-1].data.approver", equalTo(successor))
        .body("items[-1].data.formerApprover", equalTo(old))
        .body("items[-1].data.reason", equalTo(REASON))
        .body(
            "items[-1].data.takenOffTheTable",
            state == AgreementState.OFFERED ? is(1) : nullValue());
    assertWhole(agreement);
    assertSeesNothing(old, agreement);
    request(successor, "manager")
        .get("/api/v1/agreements?approver=me")
        .then()
        .body("items.id", contains(agreement.id));
    ask(old, successor).statusCode(200).body("handedOver", empty());
  }

  private static void assertSeesNothing(String old, AgreementFixture agreement) {
    for (var what : List.of("", "/history", "/versions/1", "/document", "/reviews", "/evidence")) {
      request(old, "manager")
          .get("/api/v1/agreements/" + agreement.id + what)
          .then()
          .statusCode(404);
    }
    for (var verb : List.of("suspend", "reinstate", "terminate", "amend", "discard", "offer")) {
      as(old, agreement, verb, "{\"reason\": \"Still mine\"}").statusCode(404);
    }
    request(old, "manager").get("/api/v1/agreements").then().body("items", empty());
    request(old, "manager").get("/api/v1/agreements?awaiting=me").then().body("items", empty());
  }

  @Test
  void only_what_is_theirs_is_handed_over_when_people_are_named_and_else_all() {
    var agreements = severalOf("morgan-" + tag, 4);
    var people = agreements.stream().map(agreement -> agreement.people.employee()).toList();
    ask("morgan-" + tag, "maria-" + tag, people.get(2), people.get(0), "nobody-" + tag)
        .statusCode(200)
        .body("handedOver.person", contains(people.get(0), people.get(2)))
        .body("more", is(false));
    agreements.get(1).get().body("approver", equalTo("morgan-" + tag));
    ask("morgan-" + tag, "maria-" + tag)
        .statusCode(200)
        .body("handedOver.person", contains(people.get(1), people.get(3)));
  }

  @Test
  void what_is_the_successors_own_keeps_its_approver_and_is_named() {
    var agreements = severalOf("morgan-" + tag, 2);
    var own = agreements.getFirst();
    var successor = own.people.employee();
    for (var dryRun : List.of("?dryRun=true", "")) {
      request("hanna", "hr")
          .body(body("morgan-" + tag, successor))
          .post(PATH + dryRun)
          .then()
          .statusCode(200)
          .body("handedOver.id", contains(agreements.get(1).id))
          .body("ownOfSuccessor.id", contains(own.id))
          .body("ownOfSuccessor.person", contains(successor))
          .body("ownOfSuccessor.state", contains("DRAFT"));
    }
    own.get().body("approver", equalTo("morgan-" + tag)).body("etag", equalTo("\"1\""));
    ask("morgan-" + tag, successor, agreements.get(1).people.employee())
        .body("ownOfSuccessor", empty());
  }

  @ParameterizedTest
  @EnumSource
  void a_dry_run_tells_what_would_be_and_changes_nothing(AgreementState state) {
    var agreement = AgreementFixture.in(state);
    var before = agreement.get().extract().asString();
    var foreseen =
        request("hanna", "hr")
            .body(body(agreement.people.approver(), "maria-" + tag))
            .post(PATH + "?dryRun=true")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(agreement.get().extract().asString()).isEqualTo(before);
    assertThat(ask(agreement.people.approver(), "maria-" + tag).extract().asString())
        .isEqualTo(foreseen);
  }

  @Test
  void what_time_has_ended_is_not_handed_over_before_the_job_has_been_by_either() {
    var agreement =
        AgreementFixture.draft(
                Case.fresh(), "\"effectiveTo\": \"%s\",".formatted(today.plusDays(5)))
            .offered()
            .signed();
    itIs(today.plusDays(6).atStartOfDay(ZoneOffset.UTC).toInstant());
    var old = agreement.people.approver();
    request("hanna", "hr")
        .body(body(old, "maria-" + tag))
        .post(PATH + "?dryRun=true")
        .then()
        .body("handedOver", empty());
    ask(old, "maria-" + tag).statusCode(200).body("handedOver", empty());
    agreement.get().body("state", equalTo("ENDED")).body("approver", equalTo(old));
    assertThat(agreement.events().getLast()).isEqualTo("agreement.expired");
  }

  @Test
  void two_hundred_are_handed_over_at_a_time_the_oldest_first() throws SQLException {
    var like = AgreementFixture.in(AgreementState.IN_FORCE);
    execute(
        """
        insert into agreement (id, version, head_hash, created_at, updated_at, employee, approver, state, pilot_id, pilot_completed_at, terms,
                               version_number, hash, employee_signed_at, approver_signed_at, review_points)
        select uuidv7(), version, head_hash, created_at, updated_at, 'kim-' || n || '@tag', 'busy-@tag', state, gen_random_uuid(), pilot_completed_at, terms,
               version_number, hash, employee_signed_at, approver_signed_at, '[]'
        from agreement, generate_series(1, 203) as n where id = '@like'
        """
            .replace("@tag", tag)
            .replace("@like", like.id));
    var busy = "busy-" + tag;
    request("hanna", "hr")
        .body(body(busy, "maria-" + tag))
        .post(PATH + "?dryRun=true")
        .then()
        .statusCode(200)
        .body("handedOver", hasSize(200))
        .body("more", is(true));
    var first = ask(busy, "maria-" + tag).statusCode(200).body("more", is(true)).extract();
    assertThat(first.<List<String>>path("handedOver.id"))
        .hasSize(200)
        .isSorted()
        .doesNotContainAnyElementsOf(left(busy));
    assertThat(left(busy))
        .hasSize(3)
        .allMatch(id -> id.compareTo(first.path("handedOver[199].id")) > 0);
    ask(busy, "maria-" + tag)
        .statusCode(200)
        .body("handedOver", hasSize(3))
        .body("more", is(false));
    ask(busy, "maria-" + tag).statusCode(200).body("handedOver", empty()).body("more", is(false));
    // those have no history that anybody could verify
    execute("delete from agreement where employee like 'kim-%" + tag + "'");
  }

  // ---- who may, and what is wrong ----

  @ParameterizedTest
  @ValueSource(strings = {"manager", "auditor", "employee", "hr-integration", "service"})
  void only_hr_may(String role) {
    var agreement = AgreementFixture.draft();
    for (var person :
        List.of("somebody", agreement.people.employee(), agreement.people.approver())) {
      for (var dryRun : List.of("?dryRun=true", "")) {
        request(person, role)
            .body(body(agreement.people.approver(), "maria-" + tag))
            .post(PATH + dryRun)
            .then()
            .statusCode(403);
      }
    }
    agreement.get().body("etag", equalTo("\"1\""));
  }

  @Test
  void all_that_is_wrong_with_the_body_is_named() {
    request("hanna", "hr")
        .body("{\"approver\": \" \", \"people\": [], \"reason\": \"\"}")
        .post(PATH)
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body(
            "errors.pointer", containsInAnyOrder("/approver", "/successor", "/people", "/reason"));
    ask("morgan-" + tag, "morgan-" + tag, "robin", "kim", "robin")
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body("errors.pointer", contains("/people/2", "/successor"));
    request("maria-" + tag, "hr", "manager")
        .body(body("morgan-" + tag, "maria-" + tag))
        .post(PATH)
        .then()
        .statusCode(422)
        .body("errors.code", contains("yourself"));
  }

  @Test
  void a_repetition_is_answered_with_the_first_answer() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var key = UUID.randomUUID().toString();
    var answers = new ArrayList<String>();
    for (var replayed : List.of(false, true)) {
      answers.add(
          request("hanna", "hr")
              .header("Idempotency-Key", key)
              .body(body(agreement.people.approver(), "maria-" + tag))
              .post(PATH)
              .then()
              .statusCode(200)
              .header("Idempotency-Replayed", replayed ? equalTo("true") : nullValue())
              .body("handedOver.id", contains(agreement.id))
              .extract()
              .asString());
    }
    assertThat(answers.getFirst()).isEqualTo(answers.getLast());
    assertThat(agreement.events()).filteredOn("agreement.handed-over"::equals).hasSize(1);
  }

  // ---- drafts, and what is on the table ----

  @Test
  void a_draft_names_the_successor_who_goes_on_with_it() {
    var agreement = AgreementFixture.draft();
    var successor = handedOver(agreement);
    agreement.get().body("terms.approver", equalTo(successor)).body("version", is(0));
    as(successor, agreement, "edit", "{\"expectations\": [\"A checklist\"]}")
        .statusCode(200)
        .body("terms.approver", equalTo(successor))
        .body("terms.boundaries.heldBy", contains(agreement.people.approver()));
    as(successor, agreement, "offer", "").statusCode(200);
    agreement.asEmployee("sign", agreement.signature()).statusCode(200);
    as(successor, agreement, "sign", agreement.signature())
        .statusCode(200)
        .body("state", equalTo("IN_FORCE"))
        .body("signatures.person", contains(agreement.people.employee(), successor));
    assertGrantedBy(successor, agreement);
    assertVerifies(agreement, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "employee", "approver"})
  void what_waits_for_signatures_is_taken_off_the_table_with_the_one_it_may_have(String signed) {
    var agreement = AgreementFixture.in(AgreementState.OFFERED);
    var old = agreement.people.approver();
    var signature = agreement.signature();
    if (signed.equals("employee")) {
      agreement.asEmployee("sign", signature).statusCode(200);
    } else if (signed.equals("approver")) {
      agreement.asApprover("sign", signature).statusCode(200);
    }
    var successor = handedOver(agreement);
    agreement
        .get()
        .body("state", equalTo("DRAFT"))
        .body("hash", nullValue())
        .body("signBy", nullValue())
        .body("signatures", empty())
        .body("terms.approver", equalTo(successor))
        .body("actions", contains("edit", "offer", "discard"));
    // others go on reading what was offered, word for word
    request("ada", "auditor")
        .get("/api/v1/agreements/{id}", agreement.id)
        .then()
        .body("approver", equalTo(successor))
        .body("terms.approver", equalTo(old));
    as(successor, agreement, "sign", signature).statusCode(409);

    agreement.offered();
    agreement.asEmployee("sign", signature).statusCode(409);
    agreement.asEmployee("sign", agreement.signature()).statusCode(200);
    as(successor, agreement, "sign", agreement.signature())
        .statusCode(200)
        .body("state", equalTo("IN_FORCE"))
        .body("version", is(2));
    version(agreement, 1)
        .body("terms.approver", equalTo(old))
        .body(
            "signatures.person",
            switch (signed) {
              case "employee" -> contains(agreement.people.employee());
              case "approver" -> contains(old);
              default -> empty();
            });
    version(agreement, 2).body("terms.approver", equalTo(successor));
    verify(successor, Map.of("agreementId", agreement.id, "version", 1))
        .body("standing", equalTo("WITHDRAWN"))
        .body("checks.holds", everyItem(is(true)));
    assertVerifies(agreement, 2);
  }

  @Test
  void the_successor_is_reminded_of_what_they_have_not_signed() {
    var agreement = AgreementFixture.in(AgreementState.OFFERED);
    var successor = handedOver(agreement);
    agreement.offered().asEmployee("sign", agreement.signature()).statusCode(200);
    request(successor, "manager")
        .get("/api/v1/agreements?awaiting=me")
        .then()
        .body("items.id", contains(agreement.id));
    itIs(Instant.now().plus(Duration.ofDays(4)));
    job.run();
    history(agreement)
        .body("items[-1].type", equalTo("agreement.signature-awaited"))
        .body("items[-1].data.people", contains(successor));
  }

  // ---- what both have signed ----

  @Test
  void what_was_signed_stays_word_for_word_by_whom_it_was_signed() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    agreement
        .asApprover("review", "{\"outcome\": \"CONTINUE\", \"note\": \"It goes well\"}")
        .statusCode(201);
    histories(agreement);
    var old = agreement.people.approver();
    var employee = agreement.people.employee();
    var version = version(agreement, 1).extract().asString();
    var jws = document(agreement, "application/jose");
    var page = document(agreement, "text/html");
    var markdown = document(agreement, "text/markdown");
    var hash = agreement.get().extract().<String>path("hash");
    var signatures = agreement.get().extract().<Object>path("signatures");

    var successor = handedOver(agreement);

    assertThat(version(agreement, 1).extract().asString()).isEqualTo(version);
    assertThat(document(agreement, "application/jose")).isEqualTo(jws);
    assertThat(document(agreement, "text/html")).isEqualTo(page).contains(old);
    assertThat(document(agreement, "text/markdown")).isEqualTo(markdown);
    agreement
        .get()
        .body("hash", equalTo(hash))
        .body("approver", equalTo(successor))
        .body("terms.approver", equalTo(old))
        .body("terms.boundaries.heldBy", contains(old))
        .body("signatures", equalTo(signatures))
        .body("signatures.person", contains(employee, old));
    for (var shown :
        List.of(
            Map.of("jws", jws),
            Map.of("hash", hash),
            Map.of("agreementId", agreement.id, "version", 1))) {
      verify(successor, shown)
          .body("outcome", equalTo("VALID"))
          .body("standing", equalTo("IN_FORCE"))
          .body("checks.holds", everyItem(is(true)));
    }
    verify(old, Map.of("jws", jws)).body("outcome", equalTo("VALID"));
    verify(old, Map.of("hash", hash)).body("outcome", equalTo("UNKNOWN"));
    request(successor)
        .get("/api/v1/agreements/{id}/evidence", agreement.id)
        .then()
        .statusCode(200)
        .body("versions.jws", contains(jws));
    request(successor)
        .get("/api/v1/agreements/{id}/reviews", agreement.id)
        .then()
        .body("items.heldBy", contains(old));
    request(successor)
        .get(
            "/api/v1/agreements/{id}/rights/{decision}/trace",
            agreement.id,
            agreement.people.decision())
        .then()
        .statusCode(200)
        .body("approver", equalTo(successor))
        .body("clause.signatures.person", contains(employee, old));
    var export =
        request(successor)
            .get("/api/v1/personal-data/agreements")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(export)
        .contains("\"person\":\"%s\",\"role\":\"APPROVER\"".formatted(old))
        .doesNotContain("\"person\":\"%s\",\"role\":\"APPROVER\"".formatted(successor));
  }

  @Test
  void the_successor_does_what_the_approver_could() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var successor = handedOver(agreement);
    request(successor, "manager")
        .get("/api/v1/agreements/{id}", agreement.id)
        .then()
        .body("actions", contains("amend", "review", "suspend", "terminate"));
    agreement.command(bearer(successor), "suspend", "{\"reason\": \"x\"}").statusCode(403);
    as(successor, agreement, "suspend", "{\"reason\": \"A report went wrong\"}").statusCode(200);
    assertThat(agreement.check()).isEqualTo("APPROVAL_REQUIRED");
    as(successor, agreement, "reinstate", "").statusCode(200);
    assertGrantedBy(successor, agreement);
    as(successor, agreement, "review", "{\"outcome\": \"CONTINUE\", \"note\": \"It goes well\"}")
        .statusCode(201)
        .body("heldBy", equalTo(successor));
    as(successor, agreement, "terminate", "{\"reason\": \"A new role\"}")
        .statusCode(200)
        .body("state", equalTo("ENDED"));
    assertThat(agreement.check()).isEqualTo("APPROVAL_REQUIRED");
  }

  @Test
  void a_suspended_one_is_reinstated_by_the_successor_who_then_grants_it() {
    var agreement = AgreementFixture.in(AgreementState.SUSPENDED);
    var successor = handedOver(agreement);
    agreement.get().body("suspension.by", equalTo(agreement.people.approver()));
    agreement.asApprover("reinstate", "").statusCode(404);
    as(successor, agreement, "reinstate", "").statusCode(200);
    assertThat(agreement.check()).isEqualTo("OWN");
    assertGrantedBy(successor, agreement);
  }

  // ---- the next version ----

  @ParameterizedTest
  @ValueSource(strings = {"amend", "amend with terms", "renew", "review AMEND", "review RENEW"})
  void a_next_version_names_the_successor_although_it_is_as_the_one_in_force(String how) {
    var agreement =
        AgreementFixture.draft(
                Case.fresh(), "\"effectiveTo\": \"%s\",".formatted(today.plusDays(50)))
            .offered()
            .signed();
    var successor = handedOver(agreement);
    var to = today.plusDays(100);
    switch (how) {
      case "amend" -> agreement.asEmployee("amend", "{\"reason\": \"More\"}").statusCode(200);
      case "amend with terms" ->
          as(successor, agreement, "amend", "{\"reason\": \"More\", \"terms\": {}}")
              .statusCode(200);
      case "renew" ->
          agreement
              .asEmployee("renew", "{\"reason\": \"More\", \"effectiveTo\": \"%s\"}".formatted(to))
              .statusCode(200);
      case "review AMEND" ->
          agreement
              .asEmployee("review", "{\"outcome\": \"AMEND\", \"note\": \"More\"}")
              .statusCode(201);
      default ->
          as(
                  successor,
                  agreement,
                  "review",
                  "{\"outcome\": \"RENEW\", \"note\": \"More\", \"effectiveTo\": \"%s\"}"
                      .formatted(to))
              .statusCode(201);
    }
    agreement
        .get()
        .body("terms.approver", equalTo(agreement.people.approver()))
        .body("amendment.terms.approver", equalTo(successor))
        .body("amendment.terms.boundaries.heldBy", contains(agreement.people.approver()));
    agreement.amendmentOffered();
    agreement.asEmployee("amendment/sign", agreement.amendmentSignature()).statusCode(200);
    as(successor, agreement, "amendment/sign", agreement.amendmentSignature()).statusCode(200);
    assertThat(agreement.events()).contains("agreement.amended");
    version(agreement, 1)
        .body("signatures.person", hasItem(agreement.people.approver()))
        .body("terms.approver", equalTo(agreement.people.approver()));
    version(agreement, 2)
        .body("signatures.person", contains(agreement.people.employee(), successor));
    assertVerifies(agreement, 1);
    assertVerifies(agreement, 2);
  }

  @Test
  void an_amendment_in_draft_names_the_successor() {
    var agreement =
        AgreementFixture.in(AgreementState.IN_FORCE).amending("AGREE", today.plusDays(7), "");
    var successor = handedOver(agreement);
    agreement
        .get()
        .body("amendment.state", equalTo("DRAFT"))
        .body("amendment.terms.approver", equalTo(successor))
        .body("terms.approver", equalTo(agreement.people.approver()));
    history(agreement).body("items[-1].data.takenOffTheTable", nullValue());
    as(successor, agreement, "amendment/edit", "{\"expectations\": [\"More\"]}").statusCode(200);
    agreement.asApprover("amendment/discard", "").statusCode(404);
    as(successor, agreement, "amendment/discard", "").statusCode(200);
  }

  @Test
  void an_amendment_on_the_table_is_taken_off_it() {
    var agreement =
        AgreementFixture.in(AgreementState.IN_FORCE)
            .amending("AGREE", today.plusDays(7), "")
            .amendmentOffered();
    agreement.asApprover("amendment/sign", agreement.amendmentSignature()).statusCode(200);
    var successor = handedOver(agreement);
    agreement
        .get()
        .body("state", equalTo("IN_FORCE"))
        .body("hash", notNullValue())
        .body("amendment.state", equalTo("DRAFT"))
        .body("amendment.hash", nullValue())
        .body("amendment.signatures", empty())
        .body("amendment.terms.approver", equalTo(successor));
    history(agreement).body("items[-1].data.takenOffTheTable", is(2));
    assertThat(agreement.check()).isEqualTo("OWN");
    agreement.amendmentOffered();
    agreement.asEmployee("amendment/sign", agreement.amendmentSignature()).statusCode(200);
    as(successor, agreement, "amendment/sign", agreement.amendmentSignature()).statusCode(200);
    version(agreement, 2).body("signatures.person", contains(agreement.people.approver()));
    version(agreement, 3)
        .body("signatures.person", contains(agreement.people.employee(), successor));
    assertVerifies(agreement, 3);
  }

  @Test
  void an_amendment_that_both_have_signed_takes_over_as_they_signed_it() {
    var begins = today.plusDays(7);
    var agreement =
        AgreementFixture.in(AgreementState.IN_FORCE)
            .amending("AGREE", begins, "")
            .amendmentOffered()
            .amendmentSigned();
    var old = agreement.people.approver();
    var hash = agreement.get().extract().<String>path("amendment.hash");
    var successor = handedOver(agreement);
    agreement
        .get()
        .body("amendment.state", equalTo("SIGNED"))
        .body("amendment.hash", equalTo(hash))
        .body("amendment.terms.approver", equalTo(old))
        .body("amendment.signatures.person", contains(agreement.people.employee(), old));
    history(agreement).body("items[-1].data.takenOffTheTable", nullValue());
    // both of its times are granted by the successor, in what is known now
    var turn = begins.atStartOfDay(ZoneOffset.UTC).toInstant();
    assertThat(managerAt(agreement, Instant.now())).isEqualTo(successor);
    assertThat(managerAt(agreement, turn)).isEqualTo(successor);
    assertThat(agreement.checkAt(turn)).endsWith("by 2");
    itIs(turn.plusSeconds(1));
    job.run();
    agreement
        .get()
        .body("version", is(2))
        .body("hash", equalTo(hash))
        .body("approver", equalTo(successor))
        .body("signatures.person", contains(agreement.people.employee(), old));
    assertVerifies(agreement, 2);
    as(successor, agreement, "suspend", "{\"reason\": \"A report went wrong\"}").statusCode(200);
  }

  // ---- notice ----

  @Test
  void notice_of_the_old_approver_is_the_successors_to_take_back() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    agreement.asApprover("terminate", notice(10)).statusCode(200);
    var successor = handedOver(agreement);
    agreement.get().body("termination.by", equalTo(agreement.people.approver()));
    agreement.asEmployee("withdraw-termination", "").statusCode(403);
    as(successor, agreement, "withdraw-termination", "")
        .statusCode(200)
        .body("termination", nullValue());
    history(agreement)
        .body("items[-1].type", equalTo("agreement.notice-withdrawn"))
        .body("items[-1].data.person", equalTo(successor));
    assertThat(agreement.heldUntil()).isNull();
    assertGrantedBy(successor, agreement);
  }

  @Test
  void of_two_notices_each_side_takes_back_its_own() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    agreement.asApprover("terminate", notice(20)).statusCode(200);
    agreement.asEmployee("terminate", notice(10)).statusCode(200);
    var successor = handedOver(agreement);
    // an earlier one takes the place of the approver's, and leaves the employee's
    as(successor, agreement, "terminate", notice(5))
        .statusCode(200)
        .body("termination.by", equalTo(successor))
        .body("laterTermination.by", equalTo(agreement.people.employee()));
    as(successor, agreement, "withdraw-termination", "")
        .statusCode(200)
        .body("termination.by", equalTo(agreement.people.employee()))
        .body("laterTermination", nullValue());

    var other = AgreementFixture.in(AgreementState.IN_FORCE);
    other.asApprover("terminate", notice(20)).statusCode(200);
    var next = handedOver(other);
    // one's own side's is replaced, although somebody else gave it
    as(next, other, "terminate", notice(10))
        .statusCode(200)
        .body("termination.by", equalTo(next))
        .body("laterTermination", nullValue());
    other
        .asEmployee("terminate", notice(5))
        .statusCode(200)
        .body("laterTermination.by", equalTo(next));
    other.asEmployee("withdraw-termination", "").statusCode(200);
  }

  private String notice(int days) {
    return "{\"reason\": \"A new role\", \"effectiveOn\": \"%s\"}".formatted(today.plusDays(days));
  }

  // ---- the register ----

  @Test
  void rights_are_granted_by_the_successor_from_then_on_and_were_by_the_one_before()
      throws SQLException {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var old = agreement.people.approver();
    var before = Instant.now();
    var successor = handedOver(agreement);
    assertThat(managerAt(agreement, before)).isEqualTo(old);
    assertGrantedBy(successor, agreement);
    assertThat(agreement.check()).isEqualTo("OWN");
    request("kim")
        .get("/api/v1/decision-rights?manager=" + old)
        .then()
        .statusCode(200)
        .body("items", empty());
    request("kim")
        .get("/api/v1/decision-rights?manager=" + successor)
        .then()
        .body("items.person", contains(agreement.people.employee()))
        .body("items[0].boundaries.heldBy", contains(old));
    // what was known before the hand-over is known to have been known
    request("kim")
        .queryParam("person", agreement.people.employee())
        .queryParam("decision", agreement.people.decision())
        .queryParam("knownAt", before.toString())
        .get("/api/v1/decision-rights/check")
        .then()
        .statusCode(200)
        .body("answer", equalTo("OWN"));
    assertThat(
            texts(
                """
                select manager || case when upper_inf(recorded) then ' now' else ' once' end || case when upper_inf(valid) then ' on' else ' until' end
                from decision_right where source_id = '%s' order by id
                """
                    .formatted(agreement.id)))
        .containsExactlyInAnyOrder(old + " once on", old + " now until", successor + " now on");
  }

  private static String managerAt(AgreementFixture agreement, Instant at) {
    return request("kim")
        .queryParam("person", agreement.people.employee())
        .queryParam("at", at.toString())
        .get("/api/v1/decision-rights")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .extract()
        .path("items[0].manager");
  }

  private static void assertGrantedBy(String successor, AgreementFixture agreement) {
    assertThat(managerAt(agreement, Instant.now())).isEqualTo(successor);
  }

  // ---- at the same time ----

  @Test
  void at_the_same_time_each_comes_to_have_one_approver() throws Exception {
    var old = "morgan-" + tag;
    var agreements =
        IntStream.range(0, 12)
            .mapToObj(
                n ->
                    AgreementFixture.draft(
                            new Case(UUID.randomUUID(), "robin-" + n + tag, old, "d" + n + tag), "")
                        .offered()
                        .signed())
            .toList();
    var racers = new ArrayList<Callable<List<String>>>();
    for (var successor : List.of("maria-" + tag, "nadia-" + tag)) {
      racers.add(() -> ask(old, successor).statusCode(200).extract().path("handedOver.id"));
    }
    for (var reversed : List.of(false, true)) {
      racers.add(
          () -> {
            for (var agreement : reversed ? agreements.reversed() : agreements) {
              int status =
                  agreement
                      .asApprover("suspend", "{\"reason\": \"A report went wrong\"}")
                      .extract()
                      .statusCode();
              assertThat(status).isIn(200, 404, 409);
              status = agreement.asApprover("reinstate", "").extract().statusCode();
              assertThat(status).isIn(200, 404, 409);
            }
            return List.of();
          });
    }
    var answers = race(racers);

    var successors = new HashMap<String, String>();
    answers.get(0).forEach(id -> successors.put(id, "maria-" + tag));
    answers.get(1).forEach(id -> assertThat(successors.put(id, "nadia-" + tag)).isNull());
    assertThat(successors).hasSize(agreements.size());
    for (var agreement : agreements) {
      var successor = String.valueOf(successors.get(agreement.id));
      agreement.get().body("approver", equalTo(successor));
      var events = agreement.events();
      assertThat(events).filteredOn("agreement.handed-over"::equals).hasSize(1);
      assertThat(events.subList(events.indexOf("agreement.handed-over"), events.size()))
          .as("nothing of the old approver afterwards")
          .hasSize(1);
      assertThat(agreement.etag()).isEqualTo("\"" + events.size() + "\"");
      assertWhole(agreement);
      if (agreement.get().extract().path("state").equals("IN_FORCE")) {
        assertGrantedBy(successor, agreement);
      } else {
        assertThat(agreement.check()).isEqualTo("APPROVAL_REQUIRED");
      }
    }
  }

  private static <T> List<T> race(List<Callable<T>> racers) throws Exception {
    var start = new CyclicBarrier(racers.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          racers.stream()
              .map(
                  racer ->
                      threads.submit(
                          () -> {
                            int _ = start.await();
                            return racer.call();
                          }))
              .toList();
      var results = new ArrayList<T>();
      for (var result : running) {
        results.add(result.get());
      }
      return results;
    }
  }

  // ---- ----

  private List<AgreementFixture> severalOf(String approver, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                AgreementFixture.draft(
                    new Case(UUID.randomUUID(), "robin-" + n + tag, approver, "d" + n + tag), ""))
        .toList();
  }

  private static void histories(AgreementFixture agreement) {
    var pilot = agreement.people.pilot();
    PilotFixture.history(PROPOSAL, PilotFixture.happened(PROPOSAL, 1, "proposal.created", "{}"));
    PilotFixture.history(pilot, PilotFixture.happened(pilot, 1, "pilot.created", "{}"));
  }

  private static ValidatableResponse history(AgreementFixture agreement) {
    return request(agreement.people.employee())
        .get("/api/v1/agreements/{id}/history?limit=200", agreement.id)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse version(AgreementFixture agreement, int number) {
    return request(agreement.people.employee())
        .get("/api/v1/agreements/{id}/versions/{number}", agreement.id, number)
        .then()
        .statusCode(200);
  }

  private static String document(AgreementFixture agreement, String format) {
    return request(agreement.people.employee())
        .accept(format)
        .get("/api/v1/agreements/{id}/document", agreement.id)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static void assertVerifies(AgreementFixture agreement, int number) {
    verify(agreement.people.employee(), Map.of("agreementId", agreement.id, "version", number))
        .body("outcome", equalTo("VALID"))
        .body("checks.holds", everyItem(is(true)));
    request(agreement.people.employee())
        .accept("application/jose")
        .get("/api/v1/agreements/{id}/versions/{number}/document", agreement.id, number)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse verify(String reader, Map<String, ?> shown) {
    return request(reader)
        .body(shown)
        .post("/api/v1/agreement-verifications")
        .then()
        .statusCode(200);
  }

  private void assertWhole(AgreementFixture agreement) throws SQLException {
    var head =
        texts(
                "select encode(head_hash, 'hex') from agreement where id = '%s'"
                    .formatted(agreement.id))
            .getFirst();
    assertThat(chain.isWhole(UUID.fromString(agreement.id), HexFormat.of().parseHex(head)))
        .isTrue();
  }

  private List<String> left(String approver) throws SQLException {
    return texts("select id from agreement where approver = '%s' order by id".formatted(approver));
  }

  private List<String> texts(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void itIs(Instant moment) {
    QuarkusMock.installMockForType(Clock.fixed(moment, ZoneOffset.UTC), Clock.class);
  }
}
