package dev.latitude.pilot.intake;

import static dev.latitude.pilot.PilotFixture.GUARDRAILS;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.history;
import static dev.latitude.pilot.PilotFixture.planned;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.intake.IntakeFixture.CSV;
import static dev.latitude.pilot.intake.IntakeFixture.NDJSON;
import static dev.latitude.pilot.intake.IntakeFixture.asIntegration;
import static dev.latitude.pilot.intake.IntakeFixture.firstDayOfYearLong;
import static dev.latitude.pilot.intake.IntakeFixture.integrationSends;
import static dev.latitude.pilot.intake.IntakeFixture.items;
import static dev.latitude.pilot.intake.IntakeFixture.json;
import static dev.latitude.pilot.intake.IntakeFixture.line;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class ManyPilotsTest {
  private static final String PATH = "/api/v1/measurements/batch";

  @Inject AgroalDataSource database;
  @Inject MeterRegistry meters;

  @Test
  void a_machine_reports_on_many_pilots_at_once_and_each_is_judged() {
    var good = active();
    var bad = active();
    asIntegration()
        .body(
            items(
                json(bad, "error-rate", 0, "9"),
                json(good, "error-rate", 0, "1"),
                json(bad, "error-rate", 1, "9")))
        .post(PATH)
        .then()
        .statusCode(200)
        .body("recorded", is(3))
        .body("pilots.pilot", contains(good, bad)) // in the order of their ids
        .body("pilots.state", contains("ACTIVE", "REVERTED"));
    asAuthor()
        .get("/api/v1/pilots/{id}/measurements", bad)
        .then()
        .body("items.recordedBy", contains("survey-tool", "survey-tool"));
    asIntegration().get("/api/v1/pilots/{id}", good).then().statusCode(404);
  }

  @Test
  void rows_of_pilots_that_do_not_exist_for_the_caller_or_take_none_are_refused() {
    var mine = active();
    var notStarted = planned();
    var unknown = UUID.randomUUID().toString();
    var rows =
        json(mine, "error-rate", 0, "1")
            + "\n"
            + json(unknown, "error-rate", 0, "1")
            + "\n"
            + json(notStarted, "error-rate", 0, "1")
            + "\n"
            + json("error-rate", 0, "1")
            + "\n";
    integrationSends(NDJSON)
        .body(rows.getBytes(UTF_8))
        .post(PATH)
        .then()
        .statusCode(422)
        .body(
            "errors.collect { it.line + ' ' + it.pointer + ' ' + it.code }",
            contains("2 /pilot unknown", "3 /pilot refused", "4 /pilot required"));
    asAuthor().get("/api/v1/pilots/{id}/measurements", mine).then().body("items", hasSize(0));
    as("sam")
        .body(items(json(mine, "error-rate", 0, "1")))
        .post(PATH)
        .then()
        .statusCode(422)
        .body("errors.code", contains("unknown"));
    asAuthor()
        .body(items(json(mine, "error-rate", 0, "1")))
        .post(PATH)
        .then()
        .statusCode(200)
        .body("recorded", is(1));
  }

  @Test
  void rows_that_are_not_text_in_utf_8_are_refused_as_a_whole() {
    var rows =
        "metric,from,to,value,sampleSize,source,pilot\n"
            + line("error-rate", 0, "1").replace("survey\n", "gespräch," + active() + "\n");
    for (var onError : List.of("abort", "skip")) {
      integrationSends(CSV)
          .body(rows.getBytes(ISO_8859_1))
          .post(PATH + "?onError=" + onError)
          .then()
          .statusCode(400)
          .body("detail", equalTo("The body is not text in UTF-8."));
    }
    integrationSends(CSV + "; charset=UTF-8")
        .body(rows.getBytes(UTF_8))
        .post(PATH)
        .then()
        .statusCode(200)
        .body("recorded", is(1));
  }

  @Test
  void requests_on_the_same_pilots_in_opposite_order_wait_for_one_another_and_lose_nothing()
      throws Exception {
    var pilots = Stream.generate(() -> active(GUARDRAILS)).limit(4).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses =
          threads
              .invokeAll(
                  IntStream.range(0, 10)
                      .<Callable<Integer>>mapToObj(day -> () -> report(pilots, day))
                      .toList())
              .stream()
              .map(answer -> answer.resultNow())
              .toList();
      assertThat(statuses).containsOnly(200).hasSize(10);
    }
    for (var pilot : pilots) {
      asAuthor().get("/api/v1/pilots/{id}/measurements", pilot).then().body("items", hasSize(10));
      read(pilot).body("state", equalTo("ACTIVE"));
    }
  }

  @Test
  void ten_requests_with_a_breach_at_once_revert_a_pilot_once() throws Exception {
    var other = active();
    var pilot = active();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var recorded =
          threads
              .invokeAll(
                  IntStream.range(0, 10)
                      .<Callable<Integer>>mapToObj(day -> () -> breach(pilot, other, day))
                      .toList())
              .stream()
              .mapToInt(answer -> answer.resultNow())
              .sum();
      // two days make a breach; from then on the pilot takes no new days, and the other goes on
      assertThat(recorded).isEqualTo(2 + 10);
    }
    read(pilot).body("state", equalTo("REVERTED"));
    history(pilot)
        .body("items.type.findAll { it == 'pilot.reverted' }", hasSize(1))
        .body("items.type.findAll { it == 'pilot.measurements-recorded' }", hasSize(2));
    asAuthor().get("/api/v1/pilots/{id}/measurements", pilot).then().body("items", hasSize(2));
    asAuthor().get("/api/v1/pilots/{id}/measurements", other).then().body("items", hasSize(10));
  }

  private static int breach(String pilot, String other, int day) {
    return asIntegration()
        .body(items(json(pilot, "error-rate", day, "9"), json(other, "error-rate", day, "1")))
        .post(PATH + "?onError=skip")
        .then()
        .statusCode(200)
        .extract()
        .path("recorded");
  }

  @Test
  void what_became_of_rows_is_counted() {
    var pilot = active();
    double recorded = counted("recorded");
    double refused = counted("refused");
    asIntegration().body(items(json(pilot, "error-rate", 0, "1"))).post(PATH);
    asIntegration().body(items(json(pilot, "error-rate", 1, "1"), "7")).post(PATH);
    assertThat(counted("recorded")).isEqualTo(recorded + 1);
    assertThat(counted("refused")).isEqualTo(refused + 1);
  }

  private double counted(String outcome) {
    return meters.counter("latitude.pilot.measurements", "outcome", outcome).count();
  }

  private static int report(List<String> pilots, int day) {
    var order = new ArrayList<>(pilots);
    if (day % 2 == 0) {
      Collections.reverse(order);
    }
    return asIntegration()
        .body(
            items(
                order.stream()
                    .map(pilot -> json(pilot, "error-rate", day, "1"))
                    .toArray(String[]::new)))
        .post(PATH)
        .statusCode();
  }

  @Test
  void a_hundred_thousand_rows_are_recorded_in_one_request() throws SQLException {
    var pilots = IntakeFixture.yearLong(database, active(), 150);
    var rows = new StringBuilder("pilot,metric,from,to,value,sampleSize,source\n");
    int count = 0;
    for (int day = 0; day < 365 && count < 100_000; day++) {
      var date = firstDayOfYearLong().plusDays(day);
      for (int i = 0; i < pilots.size() && count < 100_000; i++) {
        for (var metric : List.of("error-rate", "client-score")) {
          rows.append(pilots.get(i))
              .append(',')
              .append(metric)
              .append(',')
              .append(date)
              .append(',');
          rows.append(date).append(metric.equals("error-rate") ? ",1.5" : ",4.25");
          rows.append(",40,Client survey\n");
          count++;
        }
      }
    }
    long begun = System.nanoTime();
    integrationSends(CSV)
        .config(patient())
        .body(rows.toString().getBytes(UTF_8))
        .post(PATH)
        .then()
        .statusCode(200)
        .body("rows", is(100_000))
        .body("recorded", is(100_000))
        .body("pilots", hasSize(150));
    System.out.printf("100,000 rows recorded in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
    var known = rows.toString().lines().limit(5_001).collect(Collectors.joining("\n"));
    integrationSends(CSV)
        .body(known.getBytes(UTF_8))
        .post(PATH)
        .then()
        .statusCode(200)
        .body("unchanged", is(5_000));
  }

  /** The machine may be busy with other things. */
  private static RestAssuredConfig patient() {
    return IntakeFixture.withoutCharset()
        .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", 120_000));
  }
}
