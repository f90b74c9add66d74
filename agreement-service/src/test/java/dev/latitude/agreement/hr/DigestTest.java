package dev.latitude.agreement.hr;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.agreement.hr.HrFixture.eventually;
import static dev.latitude.agreement.hr.HrFixture.get;
import static dev.latitude.agreement.hr.HrFixture.record;
import static dev.latitude.agreement.hr.HrFixture.snapshot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two copies are compared by hashes that either side computes for itself. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class DigestTest {
  @Inject KeepDigest job;

  @Test
  void another_party_computes_the_same_from_its_own_copy() throws Exception {
    IntStream.range(0, 5).forEach(_ -> AgreementFixture.in(AgreementState.IN_FORCE));
    AgreementFixture.in(AgreementState.ENDED);
    var copy = copy();
    var whole = digest("");
    assertThat(whole.getLong("count")).isEqualTo(copy.size());
    assertThat(whole.getString("hash")).isEqualTo(hash(copy, ""));
    for (var bucket : whole.<Map<String, Object>>getList("buckets")) {
      assertThat(bucket.get("hash")).isEqualTo(hash(copy, (String) bucket.get("prefix")));
    }
  }

  @Test
  void four_questions_lead_to_an_agreement_that_one_side_has_otherwise() throws Exception {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    AgreementFixture.in(AgreementState.IN_FORCE);
    var copy = copy();
    copy.put(agreement.id, "5 " + "0".repeat(64));

    assertThat(differences(copy)).containsExactly(agreement.id);
    copy.remove(agreement.id);
    assertThat(differences(copy)).containsExactly(agreement.id);
    copy.put(agreement.id, "5 " + record(agreement.id).get("contentHash"));
    assertThat(differences(copy)).isEmpty();
  }

  @Test
  void a_change_shows_at_once_in_its_buckets_and_in_no_others() {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var before = digest("");
    agreement.suspended();
    var after = digest("");
    assertThat(after.getString("hash")).isNotEqualTo(before.getString("hash"));
    var key = sha256(agreement.id);
    var buckets = before.<Map<String, Object>>getList("buckets");
    buckets.removeIf(bucket -> key.startsWith((String) bucket.get("prefix")));
    assertThat(after.<Map<String, Object>>getList("buckets"))
        .hasSize(buckets.size() + 1)
        .containsAll(buckets);
  }

  @Test
  void the_job_hashes_what_has_changed_whoever_else_does() throws Exception {
    var agreements =
        IntStream.range(0, 8).mapToObj(_ -> AgreementFixture.in(AgreementState.IN_FORCE)).toList();
    var jobs =
        IntStream.range(0, 3).mapToObj(_ -> CompletableFuture.runAsync(() -> job.run())).toList();
    agreements.forEach(AgreementFixture::suspended);
    for (var running : jobs) {
      running.get();
    }
    job.run();
    var copy = copy();
    for (var agreement : agreements) {
      assertThat(copy.get(agreement.id)).startsWith("6 ");
    }
    assertThat(digest("").getString("hash")).isEqualTo(hash(copy, ""));
  }

  @Test
  void a_bucket_that_holds_nothing_has_the_hash_of_nothing() {
    var keys = copy().keySet().stream().map(DigestTest::sha256).toList();
    var empty =
        IntStream.range(0, 4_096)
            .mapToObj("%03x"::formatted)
            .filter(prefix -> keys.stream().noneMatch(key -> key.startsWith(prefix)))
            .findFirst()
            .orElseThrow();
    var digest = digest(empty);
    assertThat(digest.getLong("count")).isZero();
    assertThat(digest.getString("hash")).isEqualTo(sha256(""));
    assertThat(digest.getList("agreements")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "abcd", "xyz"})
  void a_prefix_that_is_none_is_refused(String prefix) {
    get("/api/v1/hr/digest?prefix=" + prefix)
        .statusCode(400)
        .body("errors[0].parameter", equalTo("prefix"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"manager", "auditor", "measurement-integration"})
  void others_than_hr_may_not(String role) {
    request("somebody", role).get("/api/v1/hr/digest").then().statusCode(403);
  }

  private static JsonPath digest(String prefix) {
    return get("/api/v1/hr/digest" + (prefix.isEmpty() ? "" : "?prefix=" + prefix))
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** What HR holds: revision and content hash by id. */
  private static Map<String, String> copy() {
    var last = AgreementFixture.in(AgreementState.IN_FORCE).id;
    eventually(() -> snapshot("limit=200").ids().contains(last));
    var copy = new TreeMap<String, String>();
    snapshot("limit=200")
        .items()
        .forEach(
            item ->
                copy.put(
                    (String) item.get("id"), item.get("revision") + " " + item.get("contentHash")));
    return copy;
  }

  /** As the description of the operation says. */
  private static String hash(Map<String, String> copy, String prefix) {
    var within = new TreeMap<>(copy);
    within.keySet().removeIf(id -> !sha256(id).startsWith(prefix));
    var lines = new StringBuilder();
    if (prefix.length() == 3) {
      within.forEach((id, held) -> lines.append(id + " " + held + "\n"));
    } else {
      for (var digit : "0123456789abcdef".split("", 16)) {
        var count =
            within.keySet().stream().filter(id -> sha256(id).startsWith(prefix + digit)).count();
        if (count > 0) {
          lines.append(prefix + digit + " " + count + " " + hash(within, prefix + digit) + "\n");
        }
      }
    }
    return sha256(lines.toString());
  }

  /** Goes down into what differs. */
  private static List<String> differences(Map<String, String> copy) {
    var found = new ArrayList<String>();
    var questions = compare(copy, "", found);
    assertThat(questions).isLessThanOrEqualTo(4);
    return found;
  }

  private static int compare(Map<String, String> copy, String prefix, List<String> found) {
    var digest = digest(prefix);
    if (digest.getString("hash").equals(hash(copy, prefix))) {
      return 1;
    }
    if (prefix.length() == 3) {
      for (var told : digest.<Map<String, Object>>getList("agreements")) {
        if (!(told.get("revision") + " " + told.get("contentHash"))
            .equals(copy.get((String) told.get("id")))) {
          found.add((String) told.get("id"));
        }
      }
      return 1;
    }
    int questions = 1;
    for (var bucket : digest.<Map<String, Object>>getList("buckets")) {
      var within = (String) bucket.get("prefix");
      if (!bucket.get("hash").equals(hash(copy, within))) {
        questions += compare(copy, within, found);
      }
    }
    return questions;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
