package dev.latitude.agreement.hr;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** HR's system, as requests. */
final class HrFixture {
  static final String AGREEMENTS = "/api/v1/hr/agreements";

  private HrFixture() {}

  static ValidatableResponse get(String path) {
    return request("hr-system", "hr-integration").get(path).then();
  }

  /** All pages from the first one on. */
  static Snapshot snapshot(String query) {
    var items = new ArrayList<Map<String, Object>>();
    var next = "";
    JsonPath page;
    do {
      page = get(AGREEMENTS + "?" + query + next).statusCode(200).extract().jsonPath();
      items.addAll(page.getList("items"));
      next = "&cursor=" + page.getString("next");
    } while (page.getString("next") != null);
    return new Snapshot(items, page.getString("feedCursor"), page.getString("asOf"));
  }

  record Snapshot(List<Map<String, Object>> items, String feedCursor, String asOf) {
    List<Object> ids() {
      return items.stream().map(item -> item.get("id")).toList();
    }
  }

  static Map<String, Object> record(String id) {
    return get(AGREEMENTS + "/" + id).statusCode(200).extract().path("");
  }

  /** Of what happened after a cursor, that which concerns HR; until the feed has told it. */
  static List<Map<String, Object>> changesAfter(String cursor) {
    var found = new ArrayList<Map<String, Object>>();
    var after = cursor;
    while (true) {
      var page =
          get("/api/v1/agreement-events?limit=1000&after=" + after)
              .statusCode(200)
              .extract()
              .jsonPath();
      var items = page.<Map<String, Object>>getList("items");
      items.stream().filter(event -> event.containsKey("changed")).forEach(found::add);
      if (items.isEmpty()) {
        return found;
      }
      after = page.getString("next");
    }
  }

  /** Events get their places a moment after their transactions. */
  static void eventually(BooleanSupplier so) {
    var deadline = Instant.now().plusSeconds(15);
    while (!so.getAsBoolean()) {
      assertThat(Instant.now()).as("in time").isBefore(deadline);
      Thread.onSpinWait();
    }
  }
}
