package dev.latitude.pilot.dashboard;

import static dev.latitude.pilot.PilotFixture.acknowledge;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.content;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.pilot.PilotFixture.measurement;
import static dev.latitude.pilot.PilotFixture.planned;
import static dev.latitude.pilot.PilotFixture.proposalOf;
import static dev.latitude.pilot.PilotFixture.review;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.PilotFixture.today;

import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A pilot of every kind, as somebody would come to look at it. */
final class PilotKinds {
  /** A guardrail, a signal, and one that is only watched. */
  static final String BRAKES =
      """
      [{"key": "score-falls", "metric": "client-score", "kind": "GUARDRAIL", "operator": "BELOW",
        "threshold": {"basis": "BASELINE_PERCENT", "value": -10}, "consecutive": 1, "minimumSample": 5, "mode": "ARMED"},
       {"key": "score-slips", "metric": "client-score", "kind": "SIGNAL", "operator": "BELOW",
        "threshold": {"basis": "ABSOLUTE", "value": 4}, "consecutive": 2, "minimumSample": 5, "mode": "ARMED"},
       {"key": "errors-rise", "metric": "error-rate", "kind": "GUARDRAIL", "operator": "ABOVE",
        "threshold": {"basis": "ABSOLUTE", "value": 4}, "consecutive": 3, "minimumSample": 1, "mode": "ARMED"},
       {"key": "errors-watched", "metric": "error-rate", "kind": "SIGNAL", "operator": "ABOVE",
        "threshold": {"basis": "ABSOLUTE", "value": 2.5}, "consecutive": 1, "minimumSample": 1, "mode": "SHADOW"}]
      """;

  /** What the two agreed on besides the numbers. */
  static final String AGREED =
      """
      "contextClauses": [{"event": "NEW_MANAGER", "reaction": "REVIEW", "withinDays": 14}, {"event": "AUDIT", "reaction": "SUSPEND"}],
      "checklist": ["Totals agree with the ledger", "Second pair of eyes on the totals"],
      """;

  private PilotKinds() {}

  /** Ids by what kind of pilot it is. */
  static Map<String, String> all() {
    var kinds = new LinkedHashMap<String, String>();
    kinds.put("good", good());
    kinds.put("reverted", reverted());
    kinds.put("no-data", active(BRAKES));
    kinds.put("paused", paused());
    kinds.put("planned", halfAcknowledged());
    kinds.put("completed", completed());
    kinds.put("extended", extended());
    kinds.put("long-numbers", longNumbers());
    return kinds;
  }

  /** With clauses and a checklist. */
  static String agreed() {
    return activeOf(content(BRAKES).replace("\"benefits\"", AGREED.strip() + " \"benefits\""));
  }

  private static String activeOf(String content) {
    String id =
        asAuthor()
            .body(
                "{\"proposalId\": \"%s\", \"start\": \"%s\"}"
                    .formatted(proposalOf("ACCEPTED", content), start()))
            .post("/api/v1/pilots")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    acknowledge(asAuthor(), id);
    acknowledge(asApprover(), id);
    command(asAuthor(), id, "start", "").statusCode(200);
    return id;
  }

  static String good() {
    var id = agreed();
    measure(id, "client-score", 1, "4.35").statusCode(201);
    measure(id, "client-score", 2, "4.5").statusCode(201);
    String doubted = measure(id, "client-score", 3, "4.9").statusCode(201).extract().path("id");
    asApprover()
        .body("{\"reason\": \"Half of the clients were asked twice.\"}")
        .post("/api/v1/pilots/{id}/measurements/{m}/dispute", id, doubted)
        .then()
        .statusCode(200);
    daily(id);
    report(
        id,
        1,
        "ON_TRACK",
        "Both reports went out on Monday morning, and nobody asked for a correction.");
    report(
        id, 2, "AT_RISK", "One late answer from the warehouse; the numbers were right in the end.");
    review(id, "CONTINUE").statusCode(201);
    deliver(id, "Report of the third week", true, false);
    log(asAuthor(), id, "TAKEN", "");
    log(asApprover(), id, "OVERRIDE", "");
    return id;
  }

  /** The approver has granted more time, and the author need not say anything to it. */
  static String extended() {
    var id = agreed();
    command(
            asApprover(),
            id,
            "reviews",
            "{\"outcome\": \"EXTEND\", \"end\": \"%s\", \"reviewDates\": [\"%s\"], \"note\": \"Two more weeks.\"}"
                .formatted(start().plusDays(41), start().plusDays(35)))
        .statusCode(201);
    return id;
  }

  static void deliver(String id, String delivery, boolean totals, boolean eyes) {
    asAuthor()
        .body(
            """
            {"delivery": "%s", "deliveredOn": "%s", "items": [
              {"item": "Totals agree with the ledger", "done": %s}, {"item": "Second pair of eyes on the totals", "done": %s}]}
            """
                .formatted(delivery, start().plusDays(20), totals, eyes))
        .post("/api/v1/pilots/{id}/checklist-runs", id)
        .then()
        .statusCode(201);
  }

  static void log(RequestSpecification party, String id, String kind, String more) {
    party
        .body(
            """
            {"kind": "%s", "decision": "client-report.publish", "occurredOn": "%s", "what": "The report went out."%s}
            """
                .formatted(kind, today(), more))
        .post("/api/v1/pilots/{id}/decisions", id)
        .then()
        .statusCode(201);
  }

  static String reverted() {
    var id = active(BRAKES);
    measure(id, "client-score", 1, "4.4").statusCode(201);
    measure(id, "error-rate", 1, "1.2").statusCode(201);
    measure(id, "client-score", 2, "3.5").statusCode(201);
    return id;
  }

  private static String paused() {
    var id = active(BRAKES);
    measure(id, "client-score", 1, "4.1").statusCode(201);
    measure(id, "error-rate", 1, "1.9").statusCode(201);
    command(
            asApprover(),
            id,
            "pause",
            "{\"reason\": \"The client has a new contact; let us talk before the next report.\"}")
        .statusCode(200);
    return id;
  }

  private static String halfAcknowledged() {
    var id = planned(BRAKES);
    acknowledge(asAuthor(), id);
    return id;
  }

  private static String completed() {
    var id = active(BRAKES);
    IntStream.rangeClosed(1, 3)
        .forEach(
            week -> {
              measure(id, "client-score", week, "4." + (3 + week)).statusCode(201);
              measure(id, "error-rate", week, "1." + week).statusCode(201);
            });
    review(id, "GRADUATE").statusCode(201);
    return id;
  }

  /** Of much money, and of little of something. */
  private static String longNumbers() {
    var id =
        activeOf(
            content(
                    BRAKES
                        .replace("4}, \"consecutive\": 2", "120500000}, \"consecutive\": 2")
                        .replace("4}, \"consecutive\": 3", "0.000045}, \"consecutive\": 3")
                        .replace("2.5", "0.000025"))
                .replace("4.20", "125000000.50")
                .replace("\"target\": 4.3", "\"target\": 130000000")
                .replace("\"target\": 1.5", "\"target\": 0.00002"));
    measure(id, "client-score", 1, "126400000").statusCode(201);
    measure(id, "client-score", 2, "128250000.25").statusCode(201);
    measure(id, "error-rate", 1, "0.000031").statusCode(201);
    measure(id, "error-rate", 2, "0.000018").statusCode(201);
    return id;
  }

  private static void daily(String id) {
    var random = new Random(7);
    var items =
        IntStream.range(0, 20)
            .mapToObj(
                day ->
                    measurement(
                        "error-rate",
                        start().plusDays(day),
                        start().plusDays(day),
                        day == 12 ? "4.4" : "%d.%d".formatted(1, random.nextInt(10)),
                        40))
            .collect(Collectors.joining(","));
    asAuthor()
        .body("{\"items\": [" + items + "]}")
        .post("/api/v1/pilots/{id}/measurements/batch", id)
        .then()
        .statusCode(200);
  }

  private static void report(String id, int period, String health, String summary) {
    asAuthor()
        .body(
            """
            {"period": %d, "summary": "%s", "health": "%s",
             "checklist": [{"item": "Totals agree with the ledger", "done": true}, {"item": "Second pair of eyes on the totals", "done": true}]}
            """
                .formatted(period, summary, health))
        .post("/api/v1/pilots/{id}/status-updates", id)
        .then()
        .statusCode(201);
  }
}
