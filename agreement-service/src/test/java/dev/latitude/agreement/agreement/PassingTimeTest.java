package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What time brings about, each told once; the register does not wait for it. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class PassingTimeTest {
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Inject PassingTime job;

  @AfterEach
  void backToTheRealDay() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  @Test
  void an_agreement_ends_with_the_midnight_of_its_own_time_zone() {
    for (var zone : List.of("Pacific/Auckland", "UTC", "America/Los_Angeles")) {
      var last = today.plusDays(10);
      var agreement =
          AgreementFixture.draft(
                  Case.fresh(),
                  "\"effectiveTo\": \"%s\", \"timeZone\": \"%s\",".formatted(last, zone))
              .offered()
              .signed();
      var midnight = last.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
      assertThat(agreement.checkAt(midnight.minusMillis(1))).as(zone).isEqualTo("OWN by 1");
      assertThat(agreement.checkAt(midnight)).as(zone).isEqualTo("APPROVAL_REQUIRED by null");

      itIs(midnight.minusMillis(1));
      job.run();
      agreement.get().body("state", equalTo("IN_FORCE"));
      itIs(midnight);
      assertThat(agreement.check()).as("before the job").isEqualTo("APPROVAL_REQUIRED");
      job.run();
      job.run();
      agreement.get().body("state", equalTo("ENDED")).body("ending.cause", equalTo("EXPIRED"));
      assertThat(agreement.events()).filteredOn("agreement.expired"::equals).hasSize(1);
      backToTheRealDay();
    }
  }

  @Test
  void what_a_version_is_worth_is_told_before_the_job_has_been_by() {
    var noticed = AgreementFixture.in(AgreementState.IN_FORCE);
    noticed
        .asEmployee(
            "terminate",
            "{\"reason\": \"A new role\", \"effectiveOn\": \"%s\"}".formatted(today.plusDays(5)))
        .statusCode(200);
    var amended =
        AgreementFixture.in(AgreementState.IN_FORCE)
            .amending("AGREE", today.plusDays(5), "")
            .amendmentOffered()
            .amendmentSigned();
    var before = List.of(page(noticed), page(amended));
    itIs(today.plusDays(5).atStartOfDay(ZoneOffset.UTC).toInstant());
    assertThat(standing(noticed)).isEqualTo("ENDED");
    assertThat(standing(amended)).isEqualTo("SUPERSEDED");
    assertThat(List.of(page(noticed), page(amended))).doesNotContainAnyElementsOf(before);
    var told = List.of(page(noticed), page(amended));
    job.run();
    assertThat(List.of(page(noticed), page(amended))).isEqualTo(told);
    assertThat(standing(noticed)).isEqualTo("ENDED");
    assertThat(standing(amended)).isEqualTo("SUPERSEDED");
  }

  private static String standing(AgreementFixture agreement) {
    return request(agreement.people.employee())
        .body(Map.of("agreementId", agreement.id, "version", 1))
        .post("/api/v1/agreement-verifications")
        .then()
        .statusCode(200)
        .extract()
        .path("standing");
  }

  private static String page(AgreementFixture agreement) {
    return request(agreement.people.employee())
        .accept("text/markdown")
        .get("/api/v1/agreements/{id}/versions/1/document", agreement.id)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  @Test
  void what_has_ended_takes_no_command_even_before_the_job_has_been_by() {
    var agreement =
        AgreementFixture.draft(
                Case.fresh(), "\"effectiveTo\": \"%s\",".formatted(today.plusDays(5)))
            .offered()
            .signed();
    itIs(start(today.plusDays(6)));
    agreement
        .asApprover("suspend", "{\"reason\": \"Too late\"}")
        .statusCode(409)
        .body("type", equalTo("/problems/wrong-state"))
        .body("state", equalTo("ENDED"));
  }

  @Test
  void an_offer_that_nobody_signs_in_time_is_a_draft_again() {
    var agreement = AgreementFixture.in(AgreementState.OFFERED);
    agreement.asEmployee("sign", agreement.signature()).statusCode(200);
    var signBy = Instant.parse(agreement.get().extract().path("signBy"));
    itIs(signBy.minusMillis(1));
    job.run();
    agreement.get().body("state", equalTo("OFFERED"));
    itIs(signBy);
    job.run();
    job.run();
    agreement
        .get()
        .body("state", equalTo("DRAFT"))
        .body("signBy", nullValue())
        .body("signatures", hasSize(0));
    assertThat(agreement.events()).filteredOn("agreement.offer-expired"::equals).hasSize(1);
    agreement.asEmployee("edit", "{\"expectations\": [\"Between us\"]}").statusCode(200);
    request("kim", "hr")
        .get("/api/v1/agreements/{id}", agreement.id)
        .then()
        .body("terms.expectations", hasSize(0));
    agreement.offered().signed().get().body("version", equalTo(2));
  }

  @Test
  void an_amendment_that_nobody_signs_in_time_is_a_draft_again_and_the_agreement_goes_on() {
    var agreement =
        AgreementFixture.in(AgreementState.IN_FORCE)
            .amending("AGREE", today, "")
            .amendmentOffered();
    itIs(Instant.parse(agreement.get().extract().path("amendment.signBy")));
    job.run();
    agreement.get().body("state", equalTo("IN_FORCE")).body("amendment.state", equalTo("DRAFT"));
    assertThat(agreement.check()).isEqualTo("OWN");
  }

  @Test
  void whoever_has_not_signed_is_reminded_once_each_time() {
    var agreement = AgreementFixture.in(AgreementState.OFFERED);
    agreement.asEmployee("sign", agreement.signature()).statusCode(200);
    var offered = Instant.parse(agreement.get().extract().path("updatedAt"));
    itIs(offered.plus(Duration.ofDays(4)));
    job.run();
    job.run();
    assertThat(reminders(agreement)).isEqualTo(1);
    itIs(offered.plus(Duration.ofDays(25)));
    job.run();
    job.run();
    assertThat(reminders(agreement)).as("two that were slept through are told as one").isEqualTo(2);
    AgreementFixture.request(agreement.people.employee())
        .get("/api/v1/agreements/{id}/history", agreement.id)
        .then()
        .body("items[3].type", equalTo("agreement.signature-awaited"))
        .body("items[3].actor", equalTo("latitude"))
        .body("items[3].data.people", contains(agreement.people.approver()))
        .body("items[3].data.reminder", equalTo(1))
        .body("items[4].data.reminder", equalTo(3));
    agreement.asApprover("sign", agreement.signature()).statusCode(200);
    itIs(offered.plus(Duration.ofDays(29)));
    job.run();
    assertThat(reminders(agreement)).isEqualTo(2);
  }

  @Test
  void a_review_is_due_on_its_day_and_overdue_after_a_week_and_each_is_told_once() {
    var day = today.plusDays(30);
    var agreement =
        AgreementFixture.draft(
                Case.fresh(),
                "\"reviewPoints\": [\"%s\", \"%s\"],".formatted(day.plusDays(60), day))
            .offered()
            .signed();
    agreement
        .get()
        .body("openReviews.dueOn", contains(day.toString(), day.plusDays(60).toString()))
        .body("openReviews.standing", contains("AHEAD", "AHEAD"));
    itIs(start(day));
    job.run();
    job.run();
    agreement.get().body("openReviews.standing", contains("DUE", "AHEAD"));
    itIs(start(day.plusDays(8)).minusMillis(1));
    job.run();
    assertThat(agreement.events()).doesNotContain("agreement.review-overdue");
    itIs(start(day.plusDays(8)));
    job.run();
    job.run();
    agreement.get().body("openReviews.standing", contains("OVERDUE", "AHEAD"));
    assertThat(agreement.events())
        .endsWith(
            "agreement.entered-into-force", "agreement.review-due", "agreement.review-overdue");
  }

  @Test
  void the_end_is_told_thirty_and_seven_days_before_it_once_each() {
    var last = today.plusDays(100);
    var end = start(last.plusDays(1));
    var agreement = lasting(last);
    itIs(end.minus(Duration.ofDays(30)).minusMillis(1));
    job.run();
    assertThat(toldOfEnd(agreement)).isEmpty();
    itIs(end.minus(Duration.ofDays(30)));
    job.run();
    job.run();
    assertThat(toldOfEnd(agreement)).containsExactly("EXPIRED " + end);
    itIs(end.minus(Duration.ofDays(7)));
    job.run();
    job.run();
    assertThat(toldOfEnd(agreement)).hasSize(2);
    itIs(end);
    job.run();
    agreement.get().body("state", equalTo("ENDED"));
    assertThat(toldOfEnd(agreement)).hasSize(2);
  }

  @Test
  void two_tellings_of_the_end_that_were_slept_through_are_one() {
    var last = today.plusDays(100);
    var agreement = lasting(last);
    itIs(start(last));
    job.run();
    job.run();
    assertThat(toldOfEnd(agreement)).hasSize(1);
  }

  @Test
  void who_has_just_signed_or_given_notice_is_not_told_of_the_end_they_named() {
    var last = today.plusDays(20);
    var agreement = lasting(last);
    job.run();
    assertThat(toldOfEnd(agreement)).as("a week before is still to come").isEmpty();
    agreement
        .asEmployee(
            "terminate",
            "{\"reason\": \"A new role\", \"effectiveOn\": \"%s\"}".formatted(today.plusDays(10)))
        .statusCode(200);
    job.run();
    assertThat(toldOfEnd(agreement)).isEmpty();
    itIs(start(today.plusDays(4)));
    job.run();
    assertThat(toldOfEnd(agreement)).containsExactly("TERMINATED " + start(today.plusDays(10)));
  }

  @Test
  void a_renewal_puts_off_telling_of_the_end() {
    var last = today.plusDays(40);
    var agreement = lasting(last);
    itIs(start(today.plusDays(12)));
    job.run();
    assertThat(toldOfEnd(agreement)).hasSize(1);
    var renewed = last.plusDays(100);
    agreement
        .asEmployee(
            "renew", "{\"reason\": \"It works\", \"effectiveTo\": \"%s\"}".formatted(renewed))
        .statusCode(200);
    agreement.amendmentOffered().amendmentSigned();
    itIs(start(last.plusDays(2)));
    job.run();
    assertThat(toldOfEnd(agreement)).hasSize(1);
    itIs(start(renewed.plusDays(1)).minus(Duration.ofDays(30)));
    job.run();
    assertThat(toldOfEnd(agreement)).hasSize(2).endsWith("EXPIRED " + start(renewed.plusDays(1)));
  }

  private static AgreementFixture lasting(LocalDate last) {
    return AgreementFixture.draft(Case.fresh(), "\"effectiveTo\": \"%s\",".formatted(last))
        .offered()
        .signed();
  }

  /** By which cause, and when it ends. */
  private static List<String> toldOfEnd(AgreementFixture agreement) {
    var history =
        request(agreement.people.employee())
            .get("/api/v1/agreements/{id}/history?limit=200", agreement.id)
            .then();
    List<Map<String, ?>> told =
        history.extract().path("items.findAll { it.type == 'agreement.ending-soon' }.data");
    return told.stream()
        .map(data -> data.get("cause") + " " + Instant.parse((String) data.get("endsAt")))
        .toList();
  }

  @Test
  void from_many_replicas_at_once_it_is_told_once() throws Exception {
    var agreement =
        AgreementFixture.draft(
                Case.fresh(), "\"effectiveTo\": \"%s\",".formatted(today.plusDays(5)))
            .offered()
            .signed();
    itIs(start(today.plusDays(6)));
    List<Callable<Boolean>> replicas =
        List.of(this::runOnce, this::runOnce, this::runOnce, this::runOnce);
    try (var threads = Executors.newFixedThreadPool(replicas.size())) {
      assertThat(threads.invokeAll(replicas)).allMatch(done -> done.resultNow());
    }
    assertThat(agreement.events()).filteredOn("agreement.expired"::equals).hasSize(1);
  }

  private boolean runOnce() {
    job.run();
    return true;
  }

  private static long reminders(AgreementFixture agreement) {
    return agreement.events().stream().filter("agreement.signature-awaited"::equals).count();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static void itIs(Instant now) {
    QuarkusMock.installMockForType(Clock.fixed(now, ZoneOffset.UTC), Clock.class);
  }
}
