package dev.latitude.pilot.intake;

import static dev.latitude.pilot.PilotFixture.GUARDRAILS;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.history;
import static dev.latitude.pilot.PilotFixture.planned;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.PilotFixture.today;
import static dev.latitude.pilot.intake.IntakeFixture.CSV;
import static dev.latitude.pilot.intake.IntakeFixture.HEADER;
import static dev.latitude.pilot.intake.IntakeFixture.NDJSON;
import static dev.latitude.pilot.intake.IntakeFixture.authorSends;
import static dev.latitude.pilot.intake.IntakeFixture.items;
import static dev.latitude.pilot.intake.IntakeFixture.json;
import static dev.latitude.pilot.intake.IntakeFixture.line;
import static dev.latitude.pilot.intake.IntakeFixture.send;
import static dev.latitude.pilot.intake.IntakeFixture.sendSkipping;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class IntakeResourceTest {
  @ParameterizedTest
  @ValueSource(strings = {"application/json", NDJSON, CSV})
  void rows_are_recorded_together_with_one_event_and_one_evaluation(String format) {
    var id = active();
    send(id, format, threeDays(format))
        .statusCode(200)
        .body("rows", is(3))
        .body("recorded", is(3))
        .body("corrected", is(0))
        .body("unchanged", is(0))
        .body("refused", is(0))
        .body("errors", hasSize(0))
        .body(
            "pilots",
            equalTo(
                List.of(Map.of("pilot", id, "state", "ACTIVE", "recorded", 3, "corrected", 0))));
    history(id)
        .body("items[-1].type", equalTo("pilot.measurements-recorded"))
        .body(
            "items[-1].data",
            equalTo(
                Map.of(
                    "recorded", 3,
                    "corrected", 0,
                    "metrics", List.of("error-rate"),
                    "from", start().toString(),
                    "to", start().plusDays(2).toString())));
    var kept = asAuthor().get("/api/v1/pilots/{id}/measurements", id).then();
    kept.body("items.recordedBy", contains("robin", "robin", "robin"));
    assertThat(kept.extract().asString()).contains("\"value\":1.25,");
    asAuthor()
        .get("/api/v1/pilots/{id}/evaluations", id)
        .then()
        .body("items.cause", contains("IMPORTED"))
        .body("items.verdict", contains("WITHIN"))
        .body("items[0].recorded", nullValue())
        .body("items[0].revision", is(history(id).extract().<Integer>path("items[-1].revision")))
        .body("items[0].value", is(1.25f));
  }

  private static String threeDays(String format) {
    return switch (format) {
      case CSV ->
          HEADER
              + line("error-rate", 2, "1.25")
              + line("error-rate", 0, "2")
              + line("error-rate", 1, "3");
      case NDJSON ->
          json("error-rate", 2, "1.25")
              + "\n\n"
              + json("error-rate", 0, "2")
              + "\r\n"
              + json("error-rate", 1, "3");
      default ->
          items(
              json("error-rate", 2, "1.25"),
              json("error-rate", 0, "2"),
              json("error-rate", 1, "3"));
    };
  }

  @Test
  void every_refused_row_is_named_and_nothing_is_recorded() {
    var id = active();
    send(id, "application/json", items(json("error-rate", 0, "1"), json("happiness", 1, "1"), "7"))
        .statusCode(422)
        .body("type", equalTo("/problems/rows-refused"))
        .body(
            "detail",
            equalTo(
                "2 of 3 rows cannot be recorded, so none was. 'errors' says what is wrong with each; mend them, or send the request with ?onError=skip."))
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            contains("/items/1/metric unknown-metric", "/items/2 type"))
        .body("errors.line", contains(nullValue(), nullValue()));
    asAuthor().get("/api/v1/pilots/{id}/measurements", id).then().body("items", hasSize(0));
    history(id).body("items[-1].type", equalTo("pilot.started"));
  }

  @Test
  void with_skip_the_good_rows_are_recorded_and_the_report_names_the_lines_of_the_others() {
    var id = active();
    sendSkipping(
            id,
            CSV,
            HEADER
                + line("error-rate", 0, "1")
                + line("error-rate", 1, "1,5")
                + line("error-rate", 2, "much")
                + "error-rate,,\"%s\",1,40,\"Two\nlines\"\n".formatted(start())
                + line("error-rate", 25, "1"))
        .statusCode(200)
        .body("rows", is(5))
        .body("recorded", is(1))
        .body("refused", is(4))
        .body(
            "errors.collect { it.line + ' ' + it.pointer + ' ' + it.code }",
            contains(
                "3 /column 7 unknown-property",
                "4 /value type",
                "6 /from required",
                "7 /to in-the-future"));
    sendSkipping(
            id,
            NDJSON,
            json("error-rate", 3, "1")
                + "\n{\"metric\n"
                + json("error-rate", 4, "\"1\"")
                + "\n[]\n")
        .statusCode(200)
        .body("recorded", is(1))
        .body("refused", is(3))
        .body(
            "errors.collect { it.line + ' ' + it.pointer + ' ' + it.code }",
            contains("2  malformed", "3 /value type", "4  type"));
  }

  @Test
  void a_unit_can_be_sent_and_must_be_that_of_the_metric() {
    var id = active();
    sendSkipping(
            id,
            CSV,
            "unit,"
                + HEADER
                + "%,"
                + line("error-rate", 0, "1")
                + "points,"
                + line("error-rate", 1, "1"))
        .statusCode(200)
        .body("recorded", is(1))
        .body("errors.pointer", contains("/unit"))
        .body("errors.detail", contains("must be the unit of error-rate, %"));
  }

  @Test
  void saying_the_same_again_changes_nothing_and_another_value_corrects() {
    var id = active();
    var rows = HEADER + line("error-rate", 0, "1.5") + line("error-rate", 1, "2");
    send(id, CSV, rows).statusCode(200).body("recorded", is(2));
    var before = read(id).extract().<String>path("etag");
    send(id, CSV, rows.replace("1.5", "1.50") + line("error-rate", 1, "2"))
        .statusCode(200)
        .body("unchanged", is(3))
        .body("pilots", hasSize(0));
    read(id).body("etag", equalTo(before));

    send(id, CSV, rows.replace("1.5", "1.6"))
        .statusCode(200)
        .body("corrected", is(1))
        .body("unchanged", is(1));
    asAuthor()
        .get("/api/v1/pilots/{id}/measurements", id)
        .then()
        .body("items.value", contains(1.6f, 2, 1.5f))
        .body("items.superseded", contains(false, false, true))
        .body(
            "items[0].supersedes",
            equalTo(asAuthor().get("/api/v1/pilots/{id}/measurements", id).path("items[2].id")));
  }

  @Test
  void rows_that_contradict_one_another_or_overlap_what_is_recorded_are_refused() {
    var id = active();
    send(id, CSV, HEADER + days("error-rate", 0, 6)).statusCode(200);
    sendSkipping(
            id,
            CSV,
            HEADER
                + days("error-rate", 6, 8)
                + days("client-score", 0, 3)
                + line("client-score", 3, "4")
                + days("client-score", 0, 3).replace(",1,", ",2,")
                + line("client-score", 4, "4"))
        .statusCode(200)
        .body("recorded", is(1))
        .body("refused", is(4))
        .body(
            "errors.collect { it.line + ' ' + it.code }",
            contains(
                "2 period-overlaps", "3 period-repeated", "4 period-repeated", "5 period-repeated"))
        .body(
            "errors[0].detail",
            equalTo(
                "overlaps the recorded measurement from %s to %s; send exactly those days to correct it"
                    .formatted(start(), start().plusDays(6))));
  }

  private static String days(String metric, int first, int last) {
    return "%s,%s,%s,1,40,Client survey\n"
        .formatted(metric, start().plusDays(first), start().plusDays(last));
  }

  @Test
  void of_two_rows_that_contradict_one_another_none_is_recorded_whichever_comes_first() {
    var rows = List.of(line("error-rate", 0, "1"), line("error-rate", 0, "9"));
    for (var sent : List.of(rows, rows.reversed())) {
      var id = active();
      sendSkipping(id, CSV, HEADER + String.join("", sent) + line("error-rate", 0, "1"))
          .statusCode(200)
          .body("recorded", is(0))
          .body("unchanged", is(0))
          .body("refused", is(3))
          .body("errors.code.unique()", contains("period-repeated"));
      send(id, CSV, HEADER + line("error-rate", 0, "1")).statusCode(200);
      sendSkipping(id, CSV, HEADER + String.join("", sent))
          .statusCode(200)
          .body("unchanged", is(0))
          .body("corrected", is(0))
          .body("refused", is(2));
    }
  }

  @Test
  void a_good_row_is_recorded_beside_one_that_is_refused_for_what_is_recorded() {
    var id = active();
    send(id, CSV, HEADER + line("error-rate", 6, "1")).statusCode(200);
    sendSkipping(id, CSV, HEADER + days("error-rate", 3, 8) + line("error-rate", 4, "2"))
        .statusCode(200)
        .body("recorded", is(1))
        .body("errors.collect { it.line + ' ' + it.code }", contains("2 period-overlaps"));
  }

  @Test
  void a_breach_in_the_middle_reverts_and_everything_that_was_sent_with_it_is_kept() {
    var id = active();
    send(
            id,
            CSV,
            HEADER
                + line("error-rate", 5, "1")
                + line("error-rate", 2, "9")
                + line("error-rate", 0, "1")
                + line("error-rate", 1, "9"))
        .statusCode(200)
        .body("recorded", is(4))
        .body("pilots.state", contains("REVERTED"));
    history(id)
        .body("items[-2].type", equalTo("pilot.measurements-recorded"))
        .body("items[-1].type", equalTo("pilot.reverted"))
        .body("items[-1].data.value", is(9))
        .body("items.type.findAll { it == 'pilot.reverted' }", hasSize(1));
    asAuthor()
        .get("/api/v1/pilots/{id}/evaluations", id)
        .then()
        .body("items.verdict", contains("BREACHED"))
        .body("items[0].measurements", hasSize(2));

    sendSkipping(id, CSV, HEADER + line("error-rate", 2, "2") + line("error-rate", 6, "1"))
        .statusCode(200)
        .body("corrected", is(1))
        .body("errors.code", contains("wrong-state"));
  }

  @Test
  void what_was_sent_together_is_judged_as_if_it_had_come_day_by_day() {
    var values = List.of("5", "1", "5", "3", "5", "5", "2", "1", "6", "1");
    var oneByOne = active(GUARDRAILS.replace("ARMED", "SHADOW"));
    var together = active(GUARDRAILS.replace("ARMED", "SHADOW"));
    for (int day = 0; day < values.size(); day++) {
      send(oneByOne, CSV, HEADER + line("error-rate", day, values.get(day))).statusCode(200);
    }
    var shuffled =
        IntStream.of(7, 2, 9, 0, 5, 3, 8, 1, 6, 4)
            .mapToObj(day -> line("error-rate", day, values.get(day)))
            .collect(Collectors.joining());
    send(together, CSV, HEADER + shuffled).statusCode(200);
    assertThat(lastReason(together))
        .isEqualTo(lastReason(oneByOne))
        .contains("breaches in a row: 2");
  }

  private static String lastReason(String id) {
    return asAuthor().get("/api/v1/pilots/{id}/evaluations?limit=1", id).path("items[0].reason");
  }

  @Test
  void under_its_key_a_request_is_carried_out_once_and_another_body_is_refused() {
    var id = active();
    var key = UUID.randomUUID().toString();
    var rows = HEADER + line("error-rate", 0, "1");
    var first = sendUnder(key, id, CSV, rows).then().statusCode(200).extract().asString();
    sendUnder(key, id, CSV, rows)
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .body(equalTo(first));
    assertThat(first).contains("\"recorded\":1,");
    sendUnder(key, id, CSV, rows.replace(",1,", ",2,"))
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/idempotency-key-reused"));
  }

  private static Response sendUnder(String key, String id, String format, String body) {
    return authorSends(format)
        .header("Idempotency-Key", key)
        .body(body.getBytes(UTF_8))
        .post("/api/v1/pilots/{id}/measurements/batch", id);
  }

  @Test
  void what_is_no_table_of_measurements_is_refused_as_a_whole() {
    var id = active();
    send(id, CSV, "metric;from;to\n")
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body("errors[0].line", is(1))
        .body("errors.code.unique()", contains("required", "unknown-column"));
    send(id, CSV, HEADER).statusCode(422).body("detail", equalTo("The body has no rows."));
    send(id, CSV, "").statusCode(422);
    send(id, NDJSON, "\n").statusCode(422);
    send(id, "application/json", "{\"items\": []}")
        .statusCode(422)
        .body("errors.pointer", contains("/items"));
    send(id, "application/json", "[]").statusCode(422);
    send(id, CSV, HEADER + "\"error-rate")
        .statusCode(400)
        .body("detail", startsWith("The body is no well-formed CSV"));
    send(id, NDJSON, "x".repeat(200_000))
        .statusCode(400)
        .body("detail", startsWith("A row has more than 64,000 characters."));
    for (var format : List.of(NDJSON, CSV)) {
      authorSends(format)
          .body(new byte[] {(byte) 0xff, '\n'})
          .post("/api/v1/pilots/{id}/measurements/batch", id)
          .then()
          .statusCode(400)
          .body("detail", equalTo("The body is not text in UTF-8."));
    }
    authorSends(CSV)
        .body(
            (HEADER + line("error-rate", 0, "1").replace("survey", "gespräch"))
                .getBytes(ISO_8859_1))
        .post("/api/v1/pilots/{id}/measurements/batch?onError=skip", id)
        .then()
        .statusCode(400)
        .body("detail", equalTo("The body is not text in UTF-8."));
    send(id, CSV + "; charset=windows-1252", HEADER + line("error-rate", 0, "1"))
        .statusCode(400)
        .body("detail", startsWith("The Content-Type says that the file is in windows-1252."));
    send(id, "text/plain", "x").statusCode(415);
    authorSends(CSV)
        .body(HEADER)
        .post("/api/v1/pilots/{id}/measurements/batch?onError=stop", id)
        .then()
        .statusCode(400)
        .body("errors.detail", contains("must be one of abort, skip"));
  }

  @Test
  void a_byte_order_mark_is_no_letter() {
    var id = active();
    var quoted = HEADER.replaceAll("\\w+", "\"$0\"");
    send(id, CSV, "\uFEFF" + HEADER + line("error-rate", 0, "1")).statusCode(200);
    send(id, CSV, "\uFEFF" + quoted + line("error-rate", 1, "1")).statusCode(200);
    send(id, NDJSON, "\uFEFF" + json("error-rate", 2, "1")).statusCode(200);
    send(id, CSV, "\uFEFF").statusCode(422);
    send(id, CSV, "\uFEFF\uFEFF" + HEADER).statusCode(422);
  }

  @Test
  void more_rows_or_bytes_than_can_be_taken_in_are_refused() {
    var id = active();
    send(id, NDJSON, "7\n".repeat(100_001)) // whatever the rows are
        .statusCode(413)
        .body("detail", equalTo("The body has more than 100,000 rows. Send fewer at a time."));
    send(id, "application/json", items(json("error-rate", 0, "1")) + " ".repeat(1024 * 1024))
        .statusCode(413)
        .body("detail", equalTo("The body has more than 1048576 bytes. Send less at a time."));
    send(id, NDJSON, "\n".repeat(32 * 1024 * 1024 + 1))
        .statusCode(413)
        .body("detail", equalTo("The body has more than 33554432 bytes. Send less at a time."));
  }

  @Test
  void only_who_may_measure_may_send_many_and_only_while_the_pilot_takes_any() {
    var id = active();
    var rows = items(json("error-rate", 0, "1"));
    var path = "/api/v1/pilots/{id}/measurements/batch";
    as("sam").body(rows).post(path, id).then().statusCode(404);
    as("auditor-1", "auditor").body(rows).post(path, id).then().statusCode(403);
    IntakeFixture.asIntegration().body(rows).post(path, id).then().statusCode(200);
    send(planned(), "application/json", rows)
        .statusCode(409)
        .body("type", equalTo("/problems/wrong-state"));
    command(asApprover(), id, "reviews", "{\"outcome\": \"STOP\", \"note\": \"Enough.\"}")
        .statusCode(201);
    send(id, "application/json", rows).statusCode(409);
    assertThat(today()).isAfter(start());
  }
}
