package dev.latitude.agreement.hr;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.agreement.hr.HrFixture.AGREEMENTS;
import static dev.latitude.agreement.hr.HrFixture.changesAfter;
import static dev.latitude.agreement.hr.HrFixture.eventually;
import static dev.latitude.agreement.hr.HrFixture.get;
import static dev.latitude.agreement.hr.HrFixture.record;
import static dev.latitude.agreement.hr.HrFixture.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementEvent;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.agreement.agreement.HandOverFixture;
import dev.latitude.kit.history.EventFeed;
import dev.latitude.kit.history.RewrittenEvent;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HR gets everything that was ever signed, and misses nothing that changes meanwhile. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class HrSnapshotTest {
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Inject EventFeed feed;
  @Inject ObjectMapper json;
  @Inject AgroalDataSource database;

  @Test
  void what_is_not_signed_by_both_does_not_exist_for_hr() {
    for (var state :
        List.of(AgreementState.DRAFT, AgreementState.OFFERED, AgreementState.DISCARDED)) {
      var agreement = AgreementFixture.in(state);
      get(AGREEMENTS + "/" + agreement.id).statusCode(404);
      get(AGREEMENTS + "?id=" + agreement.id).statusCode(200).body("items", equalTo(List.of()));
    }
  }

  @Test
  void a_record_tells_what_both_have_signed_and_whether_it_holds() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var record = record(agreement.id);
    var right = Map.of("amount", "2500.00", "currency", "EUR");
    assertThat(record)
        .containsEntry("id", agreement.id)
        .containsEntry("revision", 5)
        .containsEntry("version", 1)
        .containsEntry("state", "IN_FORCE")
        .containsEntry("tombstone", false)
        .containsEntry("employee", agreement.people.employee())
        .containsEntry("approver", agreement.people.approver())
        .containsEntry("effectiveFrom", today.toString())
        .containsEntry("timeZone", "UTC")
        .containsEntry(
            "rights",
            List.of(
                Map.of(
                    "decision",
                    agreement.people.decision(),
                    "level",
                    "DELEGATE",
                    "dimension",
                    "QUALITY",
                    "risk",
                    "LOW",
                    "limit",
                    right)))
        .containsEntry("hash", agreement.get().extract().path("hash"))
        .containsEntry("pilotId", agreement.people.pilot().toString())
        .containsEntry("proposalId", "0198c0de-0000-7000-8000-000000000001")
        .doesNotContainKeys("effectiveTo", "endsAt", "upcoming", "suspendedAt", "endedAt");
    get(AGREEMENTS + "/" + agreement.id)
        .header("ETag", startsWith("\"5."))
        .body("etag", equalTo("\"5\""));
  }

  @Test
  void a_suspension_is_told_without_its_reason() {
    var record = record(AgreementFixture.in(AgreementState.SUSPENDED).id);
    assertThat(record).containsEntry("state", "SUSPENDED").containsKey("suspendedAt");
    assertThat(record.toString()).doesNotContain("A report went wrong");
  }

  @Test
  void what_has_ended_stays_as_a_tombstone() {
    var agreement = AgreementFixture.in(AgreementState.ENDED);
    assertThat(record(agreement.id))
        .containsEntry("state", "ENDED")
        .containsEntry("tombstone", true)
        .containsEntry("endCause", "TERMINATED")
        .containsKeys("endedAt", "endsAt", "noticeGivenAt");
  }

  @Test
  void a_version_signed_for_later_is_told_beforehand_and_what_is_negotiated_is_not() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var before = record(agreement.id);
    agreement.amending("AGREE", today.plusDays(7), "").amendmentOffered();
    assertThat(record(agreement.id)).isEqualTo(before);

    agreement.amendmentSigned();
    var after = record(agreement.id);
    assertThat(after).containsEntry("version", 1);
    assertThat((Integer) after.get("revision")).isGreaterThan((Integer) before.get("revision"));
    assertThat(after.get("upcoming"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("version", 2)
        .containsEntry("effectiveFrom", today.plusDays(7).toString())
        .containsKeys("hash", "recordedAt", "rights", "boundaries");
  }

  @Test
  void the_hash_of_the_content_can_be_computed_by_anybody() throws Exception {
    var record = new HashMap<>(record(AgreementFixture.in(AgreementState.ENDED).id));
    var told = record.remove("contentHash");
    record.remove("etag");
    var canonical = new JsonCanonicalizer(json.writeValueAsString(record)).getEncodedUTF8();
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical)))
        .isEqualTo(told);
  }

  /** What changes while it is read may have moved behind what is read. */
  private static boolean hasEnded(Map<Object, Map<String, Object>> copy, String id) {
    return copy.containsKey(id) && copy.get(id).get("state").equals("ENDED");
  }

  @Test
  void nothing_is_missed_while_agreements_change_under_the_readers_eyes() throws Exception {
    var agreements =
        IntStream.range(0, 6).mapToObj(_ -> AgreementFixture.in(AgreementState.IN_FORCE)).toList();
    eventually(
        () -> snapshot("limit=200").ids().containsAll(agreements.stream().map(a -> a.id).toList()));

    var changes =
        CompletableFuture.runAsync(
            () -> {
              for (var agreement : agreements) {
                agreement.suspended().asApprover("reinstate", "").statusCode(200);
              }
              agreements.getFirst().terminated();
            });
    var copy = new HashMap<Object, Map<String, Object>>();
    var first = snapshot("limit=1");
    first.items().forEach(item -> store(copy, item));
    changes.get();
    eventually(
        () ->
            changesAfter(first.feedCursor()).stream()
                    .anyMatch(event -> event.get("type").equals("agreement.terminated"))
                || hasEnded(copy, agreements.getFirst().id));
    changesAfter(first.feedCursor())
        .forEach(event -> store(copy, record((String) event.get("subject"))));

    for (var agreement : agreements) {
      assertThat(copy.get(agreement.id)).isEqualTo(record(agreement.id));
    }
    assertThat(first.ids()).doesNotHaveDuplicates();
  }

  private static void store(Map<Object, Map<String, Object>> copy, Map<String, Object> record) {
    copy.merge(
        record.get("id"),
        record,
        (held, told) ->
            (Integer) told.get("revision") > (Integer) held.get("revision") ? told : held);
  }

  @Test
  void modified_after_begins_where_the_snapshot_before_was_complete() {
    var before = AgreementFixture.in(AgreementState.IN_FORCE);
    eventually(() -> snapshot("limit=200").ids().contains(before.id));
    var asOf = snapshot("limit=200").asOf();
    assertThat(snapshot("limit=200&modifiedAfter=" + asOf).items()).isEmpty();

    var after = AgreementFixture.in(AgreementState.IN_FORCE);
    eventually(() -> !snapshot("modifiedAfter=" + asOf).items().isEmpty());
    assertThat(snapshot("modifiedAfter=" + asOf).ids()).containsExactly(after.id);

    before.suspended();
    eventually(() -> snapshot("modifiedAfter=" + asOf).ids().size() == 2);
    assertThat(snapshot("limit=1&modifiedAfter=" + asOf).ids())
        .containsExactly(after.id, before.id);
  }

  @Test
  void modified_after_misses_nothing_when_the_clock_is_set_back() throws Exception {
    var before = AgreementFixture.in(AgreementState.IN_FORCE);
    eventually(() -> snapshot("limit=200").ids().contains(before.id));
    set("published_at = now() + interval '1 hour' where agreement_id = '%s'".formatted(before.id));
    try {
      for (int change = 0; change < 2; change++) {
        var asOf = snapshot("limit=200").asOf();
        assertThat(snapshot("modifiedAfter=" + asOf).items()).isEmpty();
        var after = AgreementFixture.in(AgreementState.IN_FORCE);
        eventually(() -> snapshot("modifiedAfter=" + asOf).ids().equals(List.of(after.id)));
        assertThat(snapshot("limit=200").asOf()).isGreaterThan(asOf);
      }
    } finally {
      set("published_at = now() where published_at > now()");
    }
  }

  private void set(String change) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      int _ = statement.executeUpdate("update hr_place set " + change);
    }
  }

  @Test
  void a_stream_holds_the_same_and_says_at_its_end_that_it_is_whole() throws Exception {
    var agreement = AgreementFixture.in(AgreementState.ENDED);
    eventually(() -> snapshot("limit=200").ids().contains(agreement.id));
    var pages = snapshot("limit=3");
    var lines =
        request("hr-system", "hr-integration")
            .accept("application/x-ndjson")
            .get(AGREEMENTS)
            .then()
            .statusCode(200)
            .header("Content-Type", startsWith("application/x-ndjson"))
            .extract()
            .asString()
            .lines()
            .toList();
    assertThat(lines).hasSize(pages.items().size() + 1);
    for (int i = 0; i < pages.items().size(); i++) {
      assertThat(json.readTree(lines.get(i))).isEqualTo(json.valueToTree(pages.items().get(i)));
    }
    assertThat(lines.getLast())
        .isEqualTo(
            json.writeValueAsString(
                new SnapshotEnd(
                    true, pages.items().size(), pages.feedCursor(), Instant.parse(pages.asOf()))));
  }

  @Test
  void several_are_read_at_once_by_their_ids() {
    var one = AgreementFixture.in(AgreementState.IN_FORCE);
    var other = AgreementFixture.in(AgreementState.SUSPENDED);
    var page =
        get(AGREEMENTS + "?id=" + other.id + "&id=" + one.id + "&id=" + UUID.randomUUID())
            .statusCode(200)
            .extract();
    assertThat(page.<List<Object>>path("items"))
        .isEqualTo(List.of(record(one.id), record(other.id)));
    assertThat(page.<String>path("next")).isNull();
    assertThat(page.<String>path("feedCursor")).isLessThanOrEqualTo(feed.end());
  }

  @ParameterizedTest
  @CsvSource({
    "cursor=xyz, cursor",
    "cursor=MS0, cursor",
    "modifiedAfter=yesterday, modifiedAfter",
    "id=robin, id",
    "limit=201, limit",
    "since=2026-01-01, since"
  })
  void what_cannot_be_read_is_refused(String query, String parameter) {
    get(AGREEMENTS + "?" + query).statusCode(400).body("errors[0].parameter", equalTo(parameter));
  }

  @Test
  void more_than_a_hundred_ids_are_refused() {
    var ids = "id=" + UUID.randomUUID() + ("&id=" + UUID.randomUUID()).repeat(100);
    get(AGREEMENTS + "?" + ids).statusCode(400).body("errors[0].parameter", equalTo("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hr", "hr-integration", "service"})
  void these_may_read_it(String role) {
    var id = AgreementFixture.in(AgreementState.IN_FORCE).id;
    request("somebody", role).get(AGREEMENTS + "?limit=1").then().statusCode(200);
    request("somebody", role).get(AGREEMENTS + "/" + id).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"manager", "auditor", "measurement-integration"})
  void others_may_not(String role) {
    for (var type : List.of("application/json", "application/x-ndjson")) {
      request("somebody", role).accept(type).get(AGREEMENTS).then().statusCode(403);
    }
    request("somebody", role).get(AGREEMENTS + "/" + UUID.randomUUID()).then().statusCode(403);
  }

  @Test
  void another_approver_is_told_as_a_change_that_hr_has_yet_to_acknowledge() {
    var agreement = AgreementFixture.in(AgreementState.SUSPENDED);
    var draft = AgreementFixture.in(AgreementState.OFFERED);
    eventually(() -> snapshot("limit=200").ids().contains(agreement.id));
    var before = record(agreement.id);
    var asOf = snapshot("limit=200");
    var digest = get("/api/v1/hr/digest").extract().<String>path("hash");
    request("hr-system", "hr-integration")
        .body(Map.of("hrId", "E-" + agreement.id, "revision", before.get("revision")))
        .put(AGREEMENTS + "/{id}/acknowledgement", agreement.id)
        .then()
        .statusCode(200);

    var successor = HandOverFixture.handedOver(agreement);
    HandOverFixture.handedOver(draft);

    var after = record(agreement.id);
    assertThat(after)
        .containsEntry("approver", successor)
        .containsEntry("hash", before.get("hash"))
        .containsEntry("suspendedAt", before.get("suspendedAt"))
        .containsEntry("revision", (Integer) before.get("revision") + 1);
    assertThat(after.get("contentHash")).isNotEqualTo(before.get("contentHash"));
    assertThat(get("/api/v1/hr/digest").extract().<String>path("hash")).isNotEqualTo(digest);
    get("/api/v1/hr/sync-status?limit=200").body("items.id", hasItem(agreement.id));
    eventually(() -> changesAfter(asOf.feedCursor()).size() == 2);
    assertThat(changesAfter(asOf.feedCursor()))
        .allMatch(event -> event.get("type").equals("agreement.handed-over"))
        .allMatch(event -> event.get("changed").equals("approver"))
        .extracting(event -> event.get("subject"))
        .containsExactlyInAnyOrder(agreement.id, draft.id);
    assertThat(snapshot("modifiedAfter=" + asOf.asOf()).ids()).containsExactly(agreement.id);
    // of what both have not signed HR has no record, and gets none by this
    get(AGREEMENTS + "/" + draft.id).statusCode(404);
  }

  /** The service tells what an event changes, the database what has a place in the snapshot. */
  @Test
  void service_and_database_agree_on_what_concerns_hr() throws Exception {
    var types =
        Stream.concat(
                Stream.of(AgreementEvent.class.getPermittedSubclasses()).map(this::typeOf),
                Stream.of("agreement" + RewrittenEvent.TYPE))
            .toList();
    assertThat(types).containsAll(HrChanges.types());
    try (var connection = database.getConnection();
        var query = connection.prepareStatement("select concerns_hr(?)")) {
      for (var type : types) {
        query.setString(1, type);
        try (var row = query.executeQuery()) {
          row.next();
          assertThat(row.getBoolean(1)).as(type).isEqualTo(HrChanges.types().contains(type));
        }
      }
    }
  }

  private String typeOf(Class<?> event) {
    try {
      var constructor = event.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      var nothing =
          Stream.of(constructor.getParameterTypes())
              .map(type -> type == int.class ? (Object) 0 : null)
              .toArray();
      return ((AgreementEvent) constructor.newInstance(nothing)).type();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void the_example_of_the_contract_has_the_shape_of_an_answer() throws Exception {
    var example = json.readValue(HrExamples.AGREEMENT, HrAgreement.class);
    assertThat(json.readTree(json.writeValueAsString(example)))
        .isEqualTo(json.readTree(HrExamples.AGREEMENT));
    assertThat(example.modifiedAt()).isBefore(Instant.now());
  }
}
