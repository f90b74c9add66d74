package dev.latitude.agreement.hr;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.agreement.hr.HrFixture.AGREEMENTS;
import static dev.latitude.agreement.hr.HrFixture.get;
import static dev.latitude.agreement.hr.HrFixture.record;
import static dev.latitude.testkit.TestIdentity.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.agreement.agreement.HandOverFixture;
import dev.latitude.kit.http.Cursors;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HR says what it holds; what it does not hold is listed, with its age, until it does. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class AcknowledgementTest {
  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @AfterEach
  void backToTheRealTime() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  @Test
  void what_is_acknowledged_is_told_with_the_record_and_changes_nothing_of_its_content() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var before = record(agreement.id);
    var hrId = hrId();
    get(path(agreement)).statusCode(404);

    acknowledge(agreement, hrId, 5)
        .statusCode(200)
        .body("agreementId", equalTo(agreement.id))
        .body("hrId", equalTo(hrId))
        .body("revision", equalTo(5))
        .body("current", equalTo(5))
        .body("upToDate", equalTo(true));
    get(path(agreement)).statusCode(200).body("hrId", equalTo(hrId));

    var after = record(agreement.id);
    assertThat(after.get("contentHash")).isEqualTo(before.get("contentHash"));
    assertThat(after.get("acknowledgement"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("hrId", hrId)
        .containsEntry("revision", 5)
        .containsKey("acknowledgedAt");
    assertThat(after.get("etag")).isNotEqualTo(before.get("etag"));
    agreement.get().body("etag", equalTo("\"5\""));
  }

  @Test
  void an_acknowledgement_that_comes_twice_is_one() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var hrId = hrId();
    var first = acknowledge(agreement, hrId, 5).statusCode(200).extract().asString();
    assertThat(acknowledge(agreement, hrId, 5).statusCode(200).extract().asString())
        .isEqualTo(first);
  }

  @Test
  void it_only_goes_forward() {
    var agreement = AgreementFixture.in(AgreementState.SUSPENDED);
    var hrId = hrId();
    acknowledge(agreement, hrId, 5)
        .statusCode(200)
        .body("current", equalTo(6))
        .body("upToDate", equalTo(false));
    acknowledge(agreement, hrId, 6).statusCode(200).body("upToDate", equalTo(true));
    acknowledge(agreement, hrId, 5)
        .statusCode(409)
        .body("type", equalTo("/problems/older-revision"))
        .body(
            "detail",
            equalTo(
                "HR has acknowledged revision 6 of this agreement already, so it cannot go back to 5. If the newer one is lost, read the record again and acknowledge what it says."));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6, 99})
  void a_revision_that_hr_was_never_told_is_refused(int revision) {
    acknowledge(AgreementFixture.in(AgreementState.IN_FORCE), hrId(), revision)
        .statusCode(422)
        .body("type", equalTo("/problems/unknown-revision"))
        .body("errors[0].pointer", equalTo("/revision"))
        .body(
            "detail",
            equalTo(
                "HR was never told a revision %d of this agreement; the newest is 5. Acknowledge the 'revision' of the record that is stored."
                    .formatted(revision)));
  }

  /** It is told of an agreement from the second signature on. */
  @Test
  void what_happened_before_both_have_signed_is_not_acknowledged() {
    var agreement = AgreementFixture.in(AgreementState.DRAFT);
    var successor = HandOverFixture.handedOver(agreement);
    assertThat(agreement.events()).endsWith("agreement.handed-over");
    int handedOver = agreement.events().size();
    agreement.offered();
    agreement.asEmployee("sign", agreement.signature()).statusCode(200);
    agreement.command(bearer(successor, "manager"), "sign", agreement.signature()).statusCode(200);
    acknowledge(agreement, hrId(), handedOver)
        .statusCode(422)
        .body("type", equalTo("/problems/unknown-revision"));
    acknowledge(agreement, hrId(), agreement.events().size()).statusCode(200);
  }

  @Test
  void an_id_of_hr_is_one_agreements() {
    var one = AgreementFixture.in(AgreementState.IN_FORCE);
    var other = AgreementFixture.in(AgreementState.IN_FORCE);
    var hrId = hrId();
    acknowledge(one, hrId, 5).statusCode(200);
    acknowledge(other, hrId, 5)
        .statusCode(409)
        .body("type", equalTo("/problems/hr-id-taken"))
        .body("errors[0].pointer", equalTo("/hrId"))
        .body(
            "detail",
            equalTo(
                "Another agreement was acknowledged under the id '%s' of HR's system. Each has an id of its own there."
                    .formatted(hrId)));
    acknowledge(other, hrId(), 5).statusCode(200);
    acknowledge(one, hrId(), 5).statusCode(200);
    acknowledge(other, hrId, 5).statusCode(200);
  }

  @Test
  void of_acknowledgements_at_once_the_highest_remains() throws Exception {
    var agreement = AgreementFixture.in(AgreementState.SUSPENDED);
    agreement.asApprover("reinstate", "").statusCode(200);
    var hrId = hrId();
    var all =
        IntStream.range(0, 12)
            .mapToObj(
                n ->
                    CompletableFuture.supplyAsync(
                        () -> acknowledge(agreement, hrId, 5 + n % 3).extract().statusCode()))
            .toList();
    for (var one : all) {
      assertThat(one.get()).isIn(200, 409);
    }
    get(path(agreement)).body("revision", equalTo(7)).body("upToDate", equalTo(true));
  }

  @Test
  void what_is_not_signed_by_both_cannot_be_acknowledged() {
    acknowledge(AgreementFixture.in(AgreementState.OFFERED), hrId(), 2).statusCode(404);
    acknowledge(UUID.randomUUID().toString(), "{\"hrId\": \"E\", \"revision\": 1}").statusCode(404);
  }

  @Test
  void every_fault_of_a_body_is_named() {
    acknowledge(UUID.randomUUID().toString(), "{\"hrId\": \" \", \"revision\": 0, \"version\": 1}")
        .statusCode(422)
        .body("errors.pointer", hasItems("/hrId", "/revision", "/version"));
  }

  @Test
  void the_status_lists_what_waits_oldest_first_until_it_is_acknowledged() {
    var never = AgreementFixture.in(AgreementState.IN_FORCE);
    var behind = AgreementFixture.in(AgreementState.IN_FORCE);
    acknowledge(behind, hrId(), 5).statusCode(200);
    assertThat(waiting()).extracting("id").contains(never.id).doesNotContain(behind.id);

    behind.suspended().asApprover("reinstate", "").statusCode(200);
    var status = waiting();
    assertThat(status).extracting("waitingSince", String.class).isSorted();
    assertThat(status).extracting("id").containsSubsequence(never.id, behind.id);
    var told = of(status, behind);
    assertThat(told).containsEntry("revision", 7).containsEntry("state", "IN_FORCE");
    assertThat(told.get("waitingSince")).isEqualTo(eventTime(behind, 6));
    assertThat(of(status, never)).doesNotContainKey("acknowledgement");

    acknowledge(behind, hrId(), 6).statusCode(200);
    assertThat(of(waiting(), behind).get("waitingSince")).isEqualTo(eventTime(behind, 7));
    acknowledge(behind, hrId(), 7).statusCode(200);
    assertThat(waiting()).extracting("id").doesNotContain(behind.id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyz", "+300000-01-01T00:00:00Z 00000000-0000-0000-0000-000000000000"})
  void a_place_in_the_status_that_is_none_is_refused(String place) {
    var cursor = place.equals("xyz") ? place : Cursors.of(place);
    get("/api/v1/hr/sync-status?cursor=" + cursor)
        .statusCode(400)
        .body("errors[0].parameter", equalTo("cursor"));
  }

  @Test
  void the_metrics_tell_how_much_waits_and_how_old_the_oldest_is() throws Exception {
    AgreementFixture.in(AgreementState.IN_FORCE);
    QuarkusMock.installMockForType(
        Clock.offset(Clock.systemUTC(), Duration.ofDays(3)), Clock.class);
    var status = get("/api/v1/hr/sync-status?limit=1").statusCode(200).extract();
    var told = scraped();
    for (int i = 0; i < 20 && told.get("latitude_hr_unacknowledged").isNaN(); i++) {
      Thread.sleep(100); // a busy machine may not find it at once
      told = scraped();
    }
    assertThat(told.get("latitude_hr_unacknowledged"))
        .isEqualTo(status.<Integer>path("unacknowledged").doubleValue());
    assertThat(told.get("latitude_hr_unacknowledged_age_seconds"))
        .isGreaterThan(Duration.ofDays(3).toSeconds() - 5.0)
        .isCloseTo(
            (double)
                Duration.between(
                        Instant.parse(status.path("oldestSince")),
                        Instant.now().plus(Duration.ofDays(3)))
                    .toSeconds(),
            within(30.0));
  }

  private Map<String, Double> scraped() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var told = new HashMap<String, Double>();
      client
          .send(
              HttpRequest.newBuilder(metrics).header("Accept", "text/plain").build(),
              HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith("latitude_hr_unacknowledged"))
          .forEach(
              line ->
                  told.put(
                      line.replaceFirst("[ {].*", ""),
                      Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
      return told;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"manager", "auditor", "measurement-integration"})
  void others_than_hr_may_not(String role) {
    var id = UUID.randomUUID();
    request("somebody", role)
        .body("{\"hrId\": \"E\", \"revision\": 1}")
        .put(AGREEMENTS + "/{id}/acknowledgement", id)
        .then()
        .statusCode(403);
    for (var path : List.of(AGREEMENTS + "/" + id + "/acknowledgement", "/api/v1/hr/sync-status")) {
      request("somebody", role).get(path).then().statusCode(403);
    }
  }

  private static String hrId() {
    return "E-" + UUID.randomUUID();
  }

  private static String path(AgreementFixture agreement) {
    return AGREEMENTS + "/" + agreement.id + "/acknowledgement";
  }

  private static ValidatableResponse acknowledge(
      AgreementFixture agreement, String hrId, int revision) {
    return acknowledge(
        agreement.id, "{\"hrId\": \"%s\", \"revision\": %d}".formatted(hrId, revision));
  }

  private static ValidatableResponse acknowledge(String id, String body) {
    return request("hr-system", "hr-integration")
        .body(body)
        .put(AGREEMENTS + "/{id}/acknowledgement", id)
        .then();
  }

  /** All that waits, two at a time. */
  private static List<Map<String, Object>> waiting() {
    var items = new ArrayList<Map<String, Object>>();
    var next = "";
    while (next != null) {
      var page = get("/api/v1/hr/sync-status?limit=2" + next).statusCode(200).extract().jsonPath();
      items.addAll(page.getList("items"));
      next = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
    }
    return items;
  }

  private static Map<String, Object> of(
      List<Map<String, Object>> status, AgreementFixture agreement) {
    return status.stream()
        .filter(item -> item.get("id").equals(agreement.id))
        .findFirst()
        .orElseThrow();
  }

  private static String eventTime(AgreementFixture agreement, int revision) {
    return request(agreement.people.employee())
        .get("/api/v1/agreements/{id}/history", agreement.id)
        .then()
        .statusCode(200)
        .extract()
        .path("items.find { it.revision == " + revision + " }.time");
  }
}
