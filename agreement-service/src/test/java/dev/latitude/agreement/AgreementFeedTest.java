package dev.latitude.agreement;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.kit.history.EventFeed;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed of agreements as CloudEvents, for those who keep a copy of their own. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class AgreementFeedTest {
  private static final String FEED = "/api/v1/agreement-events";
  private static final String BATCH = "application/cloudevents-batch+json";

  @Inject EventFeed feed;

  @AfterEach
  void backToTheRealTime() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  @Test
  void events_name_the_properties_that_they_change_in_a_copy() {
    var start = feed.end();
    AgreementFixture.in(AgreementState.SUSPENDED);
    var events = eventsAfter(start, 6);
    assertThat(events.getList("items.type"))
        .containsExactly(
            "agreement.drafted",
            "agreement.offered",
            "agreement.signed",
            "agreement.signed",
            "agreement.entered-into-force",
            "agreement.suspended");
    assertThat(events.getList("items.changed"))
        .startsWith(null, null, null, null)
        .endsWith("state,suspendedAt");
    assertThat(events.getList("items.revision")).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(events.getList("items.sequence", String.class))
        .isSorted()
        .allSatisfy(sequence -> assertThat(sequence).hasSize(19));
  }

  @Test
  void a_batch_holds_the_same_events_and_its_link_leads_on() {
    var start = feed.end();
    AgreementFixture.draft().offered();
    var page = eventsAfter(start, 2);
    var batch = read(BATCH, "?limit=2&after=" + start).header("Content-Type", startsWith(BATCH));
    assertThat(batch.extract().<List<Map<String, Object>>>path(""))
        .isEqualTo(page.getList("items"));

    var next = batch.extract().header("Link");
    assertThat(next)
        .isEqualTo(
            "<%s?after=%s&limit=2&wait=0>; rel=\"next\"".formatted(FEED, page.getString("next")));
    var following = next.substring(next.indexOf('<') + 1, next.indexOf('>'));
    request("hr-system", "hr-integration")
        .accept(BATCH)
        .get(following)
        .then()
        .statusCode(200)
        .header("Link", equalTo(next))
        .body("", equalTo(List.of()));
  }

  @Test
  void one_event_can_be_read_again_as_it_was_told() {
    var start = feed.end();
    AgreementFixture.draft();
    var told = eventsAfter(start, 1).getMap("items[0]");
    for (var type : List.of("application/cloudevents+json", "application/json")) {
      var again =
          request("hr-system", "hr-integration")
              .accept(type)
              .get(FEED + "/" + told.get("id"))
              .then()
              .statusCode(200)
              .header("Content-Type", startsWith(type));
      assertThat(again.extract().<Map<String, Object>>path("")).isEqualTo(told);
    }
    request("hr-system", "hr-integration")
        .get(FEED + "/00000000-0000-7000-8000-000000000000")
        .then()
        .statusCode(404);
  }

  @Test
  void a_media_type_that_a_feed_does_not_come_as_is_refused() {
    request("hr-system", "hr-integration").accept("text/csv").get(FEED).then().statusCode(406);
  }

  @Test
  void a_cursor_from_long_ago_leads_to_the_snapshot() {
    var start = feed.end();
    AgreementFixture.draft();
    eventsAfter(start, 1);
    QuarkusMock.installMockForType(
        Clock.offset(Clock.systemUTC(), Duration.ofDays(1_826)), Clock.class);
    for (var type : List.of("application/json", BATCH)) {
      request("hr-system", "hr-integration")
          .accept(type + ", application/problem+json")
          .get(FEED + "?after=" + start)
          .then()
          .statusCode(410)
          .header("Link", "</api/v1/hr/agreements>; rel=\"start\"")
          .body("type", equalTo("/problems/cursor-expired"))
          .body(
              "detail",
              equalTo(
                  "The feed no longer tells the events after this cursor. Take a snapshot from /api/v1/hr/agreements and go on from the cursor it gives."));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hr", "hr-integration", "auditor", "service"})
  void these_may_follow(String role) {
    request("somebody", role).get(FEED + "?limit=1").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"manager", "measurement-integration"})
  void others_may_not(String role) {
    request("somebody", role).get(FEED + "?limit=1").then().statusCode(403);
  }

  private static ValidatableResponse read(String type, String query) {
    return request("hr-system", "hr-integration")
        .accept(type)
        .get(FEED + query)
        .then()
        .statusCode(200);
  }

  /** So many events after the cursor; each is there a moment after its transaction. */
  private static JsonPath eventsAfter(String cursor, int count) {
    var deadline = Instant.now().plusSeconds(15);
    while (true) {
      var page = read("application/json", "?limit=" + count + "&wait=1&after=" + cursor).extract();
      if (page.<List<?>>path("items").size() == count) {
        return page.jsonPath();
      }
      assertThat(Instant.now()).as(Arrays.toString(page.asByteArray())).isBefore(deadline);
    }
  }
}
