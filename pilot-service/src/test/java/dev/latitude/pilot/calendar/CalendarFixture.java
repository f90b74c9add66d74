package dev.latitude.pilot.calendar;

import static dev.latitude.pilot.PilotFixture.history;

import io.quarkus.test.junit.QuarkusMock;
import io.restassured.path.json.JsonPath;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Days that pass, and what was told of them. */
public final class CalendarFixture {
  private CalendarFixture() {}

  /** From now on it is so many days later than it is. */
  public static void passDays(int days) {
    QuarkusMock.installMockForType(
        Clock.offset(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)), Duration.ofDays(days)),
        Clock.class);
  }

  public static void backToTheRealDay() {
    passDays(0);
  }

  /** What the service itself has told of the pilot, in order: the kind, and the days. */
  static List<String> told(String pilot) {
    JsonPath history = history(pilot).extract().jsonPath();
    List<Map<String, Object>> items = history.getList("items");
    return items.stream()
        .filter(item -> item.get("actor").equals("latitude"))
        .map(item -> item.get("type") + " " + new TreeMap<>((Map<?, ?>) item.get("data")))
        .toList();
  }
}
