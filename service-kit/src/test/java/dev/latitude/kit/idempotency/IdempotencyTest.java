package dev.latitude.kit.idempotency;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.kit.sample.NoteResource;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class IdempotencyTest {
  @Inject AgroalDataSource database;

  @Test
  void a_repetition_gets_the_first_answer_and_does_nothing() {
    var key = UUID.randomUUID().toString();
    var first = write("robin", key, "once " + key);
    var second = write("robin", key, "once " + key);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.contentType()).isEqualTo(first.contentType());
    assertThat(first.header("Location"))
        .as("of the same origin, whatever that is called where the client is")
        .isEqualTo("/api/v1/notes/" + first.path("id"));
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(notesWith("once " + key)).isEqualTo(1);
  }

  @Test
  void a_quoted_and_a_bare_key_are_the_same() {
    var key = UUID.randomUUID().toString();
    write("robin", "\"" + key + "\"", "same " + key);
    assertThat(write("robin", key, "same " + key).header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void another_body_under_the_same_key_is_422() {
    var key = UUID.randomUUID().toString();
    write("robin", key, "one");
    var other = write("robin", key, "two");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.jsonPath().getString("type")).isEqualTo("/problems/idempotency-key-reused");
  }

  @Test
  void a_key_belongs_to_its_caller() {
    var key = UUID.randomUUID().toString();
    assertThat(write("robin", key, "mine").statusCode()).isEqualTo(201);
    assertThat(write("alex", key, "mine too").statusCode()).isEqualTo(201);
  }

  @Test
  void a_refusal_changed_nothing_so_the_corrected_request_may_use_the_key() {
    var key = UUID.randomUUID().toString();
    assertThat(write("robin", key, "refuse me").statusCode()).isEqualTo(404);
    assertThat(write("robin", key, "better").statusCode()).isEqualTo(201);
  }

  @Test
  void while_the_first_is_running_a_second_is_409() throws Exception {
    var key = UUID.randomUUID().toString();
    NoteResource.GATE.acquire(1_000);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = CompletableFuture.supplyAsync(() -> write("robin", key, "slow"), threads);
      while (!NoteResource.GATE.hasQueuedThreads()) {
        Thread.onSpinWait();
      }
      var second = write("robin", key, "slow");
      assertThat(second.statusCode()).isEqualTo(409);
      assertThat(second.jsonPath().getString("type")).isEqualTo("/problems/idempotency-key-in-use");
      NoteResource.GATE.release(1_000);
      assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
    }
    assertThat(write("robin", key, "slow").header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void twenty_at_once_do_the_work_once() {
    var key = UUID.randomUUID().toString();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 20)
              .mapToObj(
                  _ ->
                      CompletableFuture.supplyAsync(
                          () -> write("robin", key, "race " + key), threads))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(answers).extracting(Response::statusCode).isSubsetOf(201, 409).contains(201);
      assertThat(
              answers.stream()
                  .filter(answer -> answer.statusCode() == 201)
                  .map(Response::asString)
                  .distinct())
          .hasSize(1);
    }
    assertThat(notesWith("race " + key)).isEqualTo(1);
  }

  @Test
  void a_key_that_is_no_key_is_400() {
    assertThat(write("robin", "two words", "x").statusCode()).isEqualTo(400);
    assertThat(write("robin", "k".repeat(256), "x").statusCode()).isEqualTo(400);
    assertThat(write("robin", "\"\"", "x").statusCode()).isEqualTo(400);
  }

  private static Response write(String person, String key, String text) {
    return given()
        .header("Authorization", bearer(person))
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body("{\"text\": \"" + text + "\"}")
        .post("/api/v1/notes");
  }

  private long notesWith(String text) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement("select count(*) from note where text = ?")) {
      statement.setString(1, text);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
