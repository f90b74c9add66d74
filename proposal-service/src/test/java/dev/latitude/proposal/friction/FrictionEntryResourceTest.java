package dev.latitude.proposal.friction;

import static dev.latitude.proposal.friction.FrictionFixture.ENTRIES;
import static dev.latitude.proposal.friction.FrictionFixture.add;
import static dev.latitude.proposal.friction.FrictionFixture.as;
import static dev.latitude.proposal.friction.FrictionFixture.content;
import static dev.latitude.proposal.friction.FrictionFixture.newDecision;
import static dev.latitude.proposal.friction.FrictionFixture.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
class FrictionEntryResourceTest {
  @Test
  void the_example_of_the_contract_is_answered_as_the_contract_says() {
    var robin = somebody();
    var added = add(robin, FrictionExamples.CONTENT);
    var shown = new JsonPath(FrictionExamples.ENTRY).getMap("$");
    var answered = added.jsonPath().getMap("$");
    assertThat(answered.keySet()).isEqualTo(shown.keySet());
    for (var stable : List.of("sign", "decision", "day", "waiting", "workScope", "note", "etag")) {
      assertThat(answered.get(stable)).as(stable).isEqualTo(shown.get(stable));
    }
    assertThat(added.header("Location")).endsWith(ENTRIES + "/" + added.path("id"));
    assertThat(added.header("ETag")).isEqualTo("\"1\"");
    assertThat(added.header("Cache-Control")).isEqualTo("no-store");

    var tag =
        as(robin)
            .get(path(added))
            .then()
            .statusCode(200)
            .header("Cache-Control", "no-store")
            .body("$", equalTo(answered))
            .extract()
            .header("ETag");
    as(robin).header("If-None-Match", tag).get(path(added)).then().statusCode(304);
  }

  @Test
  void what_was_not_noted_is_absent() {
    var added =
        add(
            somebody(),
            "{\"sign\": \"CALENDAR_TAKEN\", \"day\": \"2026-03-02\", \"workScope\": \"ROLE\"}");
    assertThat(added.jsonPath().getMap("$").keySet())
        .containsExactlyInAnyOrder(
            "id", "sign", "day", "workScope", "createdAt", "updatedAt", "etag");
  }

  @Test
  void every_fault_of_an_entry_is_named_at_once() {
    as(somebody())
        .body(
            """
            {"sign": "BAD_COFFEE", "decision": "Not A Slug", "day": "yesterday", "waiting": 3600, "notes": "x"}
            """)
        .post(ENTRIES)
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body(
            "errors.collect { it.pointer + ' ' + it.code }.sort()",
            contains(
                "/day type",
                "/decision format",
                "/notes unknown-property",
                "/sign type",
                "/waiting type",
                "/workScope required"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "-PT1H", "PT0.5S", "PT1.000000001S", "P367D", "PT8784H1S"})
  void a_waiting_time_nobody_can_mean_is_refused(String waiting) {
    as(somebody())
        .body(content(newDecision(), "2026-03-02", waiting))
        .post(ENTRIES)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/waiting"))
        .body(
            "errors.detail",
            contains("must be from one second to 366 days, in whole seconds, as in PT6H30M"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1Y", "6 hours", "", "PT99999999999999999999H"})
  void a_waiting_time_that_is_no_duration_is_refused(String waiting) {
    as(somebody())
        .body(content(newDecision(), "2026-03-02", waiting))
        .post(ENTRIES)
        .then()
        .statusCode(422)
        .body("errors.detail", contains("must be a duration as in \"PT8H\""));
  }

  @ParameterizedTest
  @CsvSource({"PT1S, PT1S", "P366D, PT8784H", "PT90M, PT1H30M", "PT7H15M3S, PT7H15M3S"})
  void a_waiting_time_is_kept_exactly(String told, String kept) {
    var robin = somebody();
    var added = add(robin, content(newDecision(), "2026-03-02", told));
    as(robin).get(path(added)).then().body("waiting", equalTo(kept));
  }

  @Test
  void a_day_to_come_is_refused() {
    var later = LocalDate.now(Clock.system(ZoneOffset.ofHours(14))).plusDays(1);
    as(somebody())
        .body(content(newDecision(), later.toString(), "PT1H"))
        .post(ENTRIES)
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body("errors.pointer", contains("/day"));
  }

  @Test
  void an_entry_is_replaced_whole_by_who_has_seen_it() {
    var robin = somebody();
    var added = add(robin, FrictionExamples.CONTENT);
    var other =
        "{\"sign\": \"PEERS_DECIDE_MORE\", \"day\": \"2026-03-01\", \"workScope\": \"PHASE\"}";
    as(robin)
        .body(other)
        .put(path(added))
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/if-match-required"));
    as(robin)
        .header("If-Match", "\"1\"")
        .body(other)
        .put(path(added))
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("etag", equalTo("\"2\""))
        .body("sign", equalTo("PEERS_DECIDE_MORE"))
        .body("decision", nullValue())
        .body("note", nullValue())
        .body("createdAt", equalTo(added.path("createdAt")));
    as(robin)
        .header("If-Match", "\"1\"")
        .body(other)
        .put(path(added))
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-etag"));
  }

  @Test
  void a_deleted_entry_is_gone() {
    var robin = somebody();
    var added = add(robin, FrictionExamples.CONTENT);
    as(robin).delete(path(added)).then().statusCode(428);
    as(robin).header("If-Match", "\"7\"").delete(path(added)).then().statusCode(412);
    as(robin).header("If-Match", "\"1\"").delete(path(added)).then().statusCode(204);
    as(robin).get(path(added)).then().statusCode(404);
    as(robin).header("If-Match", "\"1\"").delete(path(added)).then().statusCode(404);
    as(robin).get(ENTRIES).then().body("items", hasSize(0));
  }

  @Test
  void entries_come_page_by_page_newest_day_first_and_each_once() {
    var robin = somebody();
    var decision = newDecision();
    var days =
        List.of("2026-03-02", "2026-03-05", "2026-03-02", "2025-12-31", "2026-03-02", "2026-03-04");
    days.forEach(day -> add(robin, content(decision, day, "PT1H")));
    var read = new ArrayList<JsonPath>();
    var ids = new ArrayList<String>();
    String cursor = null;
    do {
      var page = list(robin, "limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
      assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(2);
      read.add(page);
      ids.addAll(page.getList("items.id"));
      cursor = page.getString("next");
    } while (cursor != null);
    assertThat(read).hasSize(3);
    assertThat(read.stream().flatMap(page -> page.<String>getList("items.day").stream()))
        .containsExactly(
            "2026-03-05", "2026-03-04", "2026-03-02", "2026-03-02", "2026-03-02", "2025-12-31");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids.subList(2, 5)).isSortedAccordingTo((one, other) -> other.compareTo(one));
  }

  @Test
  void filters_narrow_the_list() {
    var robin = somebody();
    var decision = newDecision();
    add(robin, content(decision, "2026-03-01", "PT1H"));
    add(robin, content(decision, "2026-03-02", "PT2H"));
    add(robin, content(newDecision(), "2026-03-03", "PT3H"));
    add(robin, "{\"sign\": \"CALENDAR_TAKEN\", \"day\": \"2026-03-04\", \"workScope\": \"ROLE\"}");
    assertThat(days(robin, "decision=" + decision)).containsExactly("2026-03-02", "2026-03-01");
    assertThat(days(robin, "sign=CALENDAR_TAKEN")).containsExactly("2026-03-04");
    assertThat(days(robin, "from=2026-03-03")).containsExactly("2026-03-04", "2026-03-03");
    assertThat(days(robin, "to=2026-03-01")).containsExactly("2026-03-01");
    assertThat(days(robin, "from=2026-03-02&to=2026-03-03&sign=ROUTINE_SIGN_OFF"))
        .containsExactly("2026-03-03", "2026-03-02");
    assertThat(days(robin, "from=2026-03-04&to=2026-03-01")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sign=BAD_COFFEE | sign",
        "decision=Not%20A%20Slug | decision",
        "from=yesterday | from",
        "to=31-03-2026 | to",
        "from=0001-01-01 | from",
        "limit=0 | limit",
        "limit=201 | limit",
        "cursor=nonsense | cursor",
        "cursor=MjAyNi0wMy0wMg | cursor",
        "cursor=Kzk5OTk5OTk5OS0wMS0wMSAwMTljYThhMS03YzAwLTdiMWQtOWQwZS0zZjFhMmI0YzVkNmU | cursor"
      })
  void a_parameter_that_cannot_be_meant_is_named(String query, String parameter) {
    as(somebody())
        .get(ENTRIES + "?" + query.strip())
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-parameter"))
        .body("errors.parameter", contains(parameter.strip()));
  }

  @Test
  void a_repeated_request_notes_one_occasion_once() {
    var robin = somebody();
    var key = UUID.randomUUID().toString();
    var first =
        as(robin).header("Idempotency-Key", key).body(FrictionExamples.CONTENT).post(ENTRIES);
    var again =
        as(robin).header("Idempotency-Key", key).body(FrictionExamples.CONTENT).post(ENTRIES);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(list(robin, "limit=2").getList("items")).hasSize(1);
  }

  @Test
  void notes_in_any_script_come_back_as_they_were() {
    var robin = somebody();
    var note = "Ünterschrift – 承認待ち – موافقة – 👩‍💻 '; drop table friction_entry; --";
    var added = add(robin, content(newDecision(), "2026-03-02", "PT1H", note));
    as(robin).get(path(added)).then().body("note", equalTo(note));
  }

  private static String path(Response entry) {
    return ENTRIES + "/" + entry.path("id");
  }

  private static List<String> days(String person, String query) {
    return list(person, query).getList("items.day");
  }

  private static JsonPath list(String person, String query) {
    return as(person).get(ENTRIES + "?" + query).then().statusCode(200).extract().jsonPath();
  }
}
