package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.local.demo.Api;
import dev.latitude.local.demo.Cast;
import dev.latitude.local.demo.Person;
import dev.latitude.local.demo.Scenario;
import dev.latitude.local.suite.Replica;
import dev.latitude.local.suite.Service;
import dev.latitude.local.suite.Suite;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What those notice who work while Latitude is brought from one release to the next: nothing. */
class UpgradeIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String PROPOSALS = "/api/v1/proposals";
  private static final String DRAFT =
      "{\"title\": \"Own the report\", \"approver\": \"morgan\", \"workScope\": \"TASK\"}";

  private static Suite suite;
  private static HttpClient http;
  private static Person robin;

  @BeforeAll
  static void start() {
    suite = TheSuite.running();
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    robin = new Person("robin", suite.token("robin"));
  }

  @AfterAll
  static void stop() {
    http.close();
  }

  /**
   * The services of today are those of the release before as soon as the next one's migrations run.
   * Every table grows by a column, between requests of people who are in the middle of something: a
   * statement that took all columns for those it knows would fail.
   */
  @Test
  void a_release_goes_on_while_the_schema_grows_for_the_next_one() throws SQLException {
    try (var api = new Api(suite.gatewayUri(), ContractCheck::check)) {
      story(api);
      for (var service : Service.values()) {
        try (var connection = suite.database(service).connect()) {
          assertThat(grow(connection)).as("tables of %s", service).isGreaterThan(5);
        }
      }
      story(api);
    }
  }

  private static void story(Api api) {
    var cast = Cast.of(suite::token);
    var scenario =
        new Scenario(api, cast, new Silence(), Clock.systemUTC(), Duration.ofSeconds(15));
    assertThat(scenario.goodEnding().text("/state")).isEqualTo("IN_FORCE");
  }

  private static int grow(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (var statement = connection.createStatement()) {
      try (var rows =
          statement.executeQuery(
              """
              select quote_ident(relname) from pg_class
               where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                 and relname <> 'flyway_schema_history'
              """)) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      for (var table : tables) {
        statement.execute(
            "alter table " + table + " add column of_the_next_release text not null default 'new'");
      }
    }
    return tables.size();
  }

  @Test
  void a_replica_that_is_told_to_end_answers_what_it_has_begun() throws Exception {
    var replica = suite.replicas(Service.PROPOSAL).getFirst();
    var draft = send(request(replica, PROPOSALS).POST(BodyPublishers.ofString(DRAFT)));
    var path = PROPOSALS + "/" + JSON.readTree(draft.body()).path("id").asText();
    var bytes = DRAFT.getBytes(StandardCharsets.UTF_8);
    try (var database = suite.database(Service.PROPOSAL).connect();
        var slow = new PipedOutputStream()) {
      lock(database, path.substring(path.lastIndexOf('/') + 1));
      var withdrawn =
          sendAsync(
              request(replica, path + "/withdraw")
                  .header("If-Match", "*")
                  .POST(BodyPublishers.noBody()));
      var written = sendAsync(request(replica, PROPOSALS).POST(body(slow, bytes.length)));
      slow.write(bytes, 0, 20);
      slow.flush();
      Eventually.see(() -> inFlight(replica), count -> count >= 2);

      var ending = CompletableFuture.runAsync(() -> suite.stop(replica));
      Eventually.see(() -> readiness(replica), status -> status == 503);
      var delayIsOver = Instant.now().plus(TheSuite.DELAY).plusSeconds(1);
      while (Instant.now().isBefore(delayIsOver)) {
        assertThat(status(replica)).as("whoever does not know yet is still served").hasValue(200);
        // Without a pause a fast machine sends more than one caller may.
        Thread.sleep(20);
      }
      assertThat(withdrawn).as("is waited for").isNotDone();
      assertThat(written).as("is waited for").isNotDone();

      database.rollback();
      slow.write(bytes, 20, bytes.length - 20);
      slow.close();
      assertThat(withdrawn.join().statusCode()).as(withdrawn.join().body()).isEqualTo(200);
      assertThat(written.join().statusCode()).as(written.join().body()).isEqualTo(201);
      ending.join();
      assertThat(status(replica)).isEmpty();
    } finally {
      suite.restart(replica);
    }
    var kept = send(request(replica, path).GET());
    assertThat(JSON.readTree(kept.body()).path("state").asText()).isEqualTo("WITHDRAWN");
  }

  private static void lock(Connection database, String proposal) throws SQLException {
    database.setAutoCommit(false);
    try (var statement =
        database.prepareStatement("select from proposal where id = ?::uuid for update")) {
      statement.setString(1, proposal);
      try (var row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
      }
    }
  }

  /** A body of a length that is told, which comes as it is written. */
  private static BodyPublisher body(PipedOutputStream writer, int length) throws IOException {
    var reader = new PipedInputStream(writer, length);
    return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> reader), length);
  }

  private static int inFlight(Replica replica) {
    return get(replica.managementUri().resolve("/q/metrics"))
        .map(HttpResponse::body)
        .orElseThrow()
        .lines()
        .filter(line -> line.startsWith("http_server_active_requests"))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static int readiness(Replica replica) {
    return get(replica.managementUri().resolve("/q/health/ready"))
        .map(HttpResponse::statusCode)
        .orElse(-1);
  }

  private static Optional<Integer> status(Replica replica) {
    return get(replica.uri().resolve("/problems")).map(HttpResponse::statusCode);
  }

  /** The answer, if there is one. */
  private static Optional<HttpResponse<String>> get(URI uri) {
    try {
      return Optional.of(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()));
    } catch (IOException nobodyIsThere) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static HttpRequest.Builder request(Replica replica, String path) {
    return HttpRequest.newBuilder(replica.uri().resolve(path))
        .header("Authorization", "Bearer " + robin.token())
        .header("Content-Type", "application/json");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), BodyHandlers.ofString());
  }
}
