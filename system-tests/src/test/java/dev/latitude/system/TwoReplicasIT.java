package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.local.demo.Answer;
import dev.latitude.local.demo.Api;
import dev.latitude.local.demo.Cast;
import dev.latitude.local.demo.Person;
import dev.latitude.local.demo.Scenario;
import dev.latitude.local.suite.Replica;
import dev.latitude.local.suite.Service;
import dev.latitude.local.suite.Suite;
import dev.latitude.local.suite.SuiteOptions;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must hold when each service runs more than once. */
class TwoReplicasIT {
  private static Suite suite;
  private static Api api;

  @BeforeAll
  static void start() {
    suite =
        Suite.start(
            SuiteOptions.ephemeral(Repository.root())
                .withReplicas(2)
                .withEnvironment(Service.PILOT, "LATITUDE_JOBS_EVERY_TELL_OF_DAYS", "1S")
                .withEnvironment(Service.AGREEMENT, "LATITUDE_WEBHOOKS_TIMEOUT", "8S")
                .withEnvironment(Service.AGREEMENT, "LATITUDE_WEBHOOKS_LEASE", "16S"));
    api = new Api(suite.gatewayUri(), ContractCheck::check);
  }

  @AfterAll
  static void stop() {
    api.close();
    suite.close();
  }

  @Test
  void a_request_sent_to_both_replicas_under_one_key_is_carried_out_once() {
    var hr = person("hanna", "hr");
    var key = UUID.randomUUID().toString();
    var slug = "twice-" + key;
    var body =
        "{\"slug\": \"%s\", \"title\": \"Twice\", \"dimension\": \"TIMING\", \"usualRisk\": \"LOW\", \"ceiling\": \"AGREE\"}"
            .formatted(slug);
    try (var http = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 8)
              .mapToObj(i -> suite.replicas(Service.PROPOSAL).get(i % 2))
              .map(
                  replica ->
                      CompletableFuture.supplyAsync(
                          () -> post(http, replica, hr, key, body), threads))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      var created = answers.stream().filter(answer -> answer.statusCode() == 201).toList();
      assertThat(created).isNotEmpty();
      assertThat(created.stream().map(HttpResponse::body).distinct())
          .as("one thing, told again")
          .hasSize(1);
      // whoever came while the first was at work was told to wait; nobody was told that the slug is
      // taken
      assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(201, 409);
      assertThat(answers)
          .extracting(HttpResponse::body)
          .noneMatch(answer -> answer.contains("slug-taken"));
    }
  }

  @Test
  void ten_reporters_on_two_replicas_cause_one_reversion_and_lose_no_measurement() {
    var cast = Cast.of(suite::token);
    var pilot = running(cast);
    var path = "/api/v1/pilots/" + pilot.text("/id");
    var answers = report(cast, path);

    var after = api.get(cast.manager(), path);
    assertThat(after.text("/state")).isEqualTo("REVERTED");
    var history =
        api.get(cast.manager(), path + "/history?limit=200")
            .body()
            .path("items")
            .findValuesAsText("type");
    assertThat(history).filteredOn("pilot.reverted"::equals).hasSize(1);
    var kept = api.get(cast.manager(), path + "/measurements?limit=200").body().path("items");
    long accepted = answers.stream().filter(answer -> answer.status() == 201).count();
    assertThat((long) kept.size())
        .as("every measurement that was answered with 201 is there, and no other")
        .isEqualTo(accepted);
    assertThat(answers)
        .allMatch(
            answer ->
                answer.status() == 201 || answer.text("/type").equals("/problems/wrong-state"));
  }

  /** The pilots of the scenario are recorded as begun two weeks ago, so a review is due today. */
  @Test
  void what_the_day_brings_is_told_once_however_many_replicas_look() {
    var cast = Cast.of(suite::token);
    var path = "/api/v1/pilots/" + running(cast).text("/id");
    Eventually.see(() -> told(cast, path), told -> !told.isEmpty());
    var later = Cast.of(suite::token);
    var laterPath = "/api/v1/pilots/" + running(later).text("/id");
    Eventually.see(() -> told(later, laterPath), told -> !told.isEmpty());
    assertThat(told(cast, path)).as("looked at again since").containsExactly("pilot.review-due");
  }

  /** What the service has told by itself. */
  private static List<String> told(Cast cast, String pilot) {
    var told = new ArrayList<String>();
    for (var event : api.get(cast.manager(), pilot + "/history?limit=200").body().path("items")) {
      if (event.path("actor").asText().equals("latitude")) {
        told.add(event.path("type").asText());
      }
    }
    return told;
  }

  @Test
  void two_hand_overs_on_two_replicas_and_a_command_meanwhile_leave_one_approver() {
    var cast = Cast.of(suite::token);
    var pilot = running(cast);
    var path = "/api/v1/pilots/" + pilot.text("/id");
    var successors =
        List.of(
            person(cast.manager().id() + "-one", "manager"),
            person(cast.manager().id() + "-two", "manager"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var one = new Api(suite.replicas(Service.PILOT).get(0).uri(), ContractCheck::check);
        var other = new Api(suite.replicas(Service.PILOT).get(1).uri(), ContractCheck::check)) {
      var answers =
          Stream.<Supplier<Answer>>of(
                  () -> handOver(one, cast, successors.get(0)),
                  () -> handOver(other, cast, successors.get(1)),
                  () ->
                      other.post(cast.manager(), path + "/pause", "{\"reason\": \"A talk.\"}", "*"))
              .map(asking -> CompletableFuture.supplyAsync(asking, threads))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(answers.subList(0, 2)).extracting(Answer::status).containsOnly(200);
      assertThat(answers.get(2).status()).isIn(200, 404);
      var approver =
          successors.stream()
              .filter(successor -> one.get(successor, path).status() == 200)
              .toList();
      assertThat(approver).hasSize(1);
      for (var replica : List.of(one, other)) {
        assertThat(replica.get(approver.getFirst(), path).text("/approver"))
            .isEqualTo(approver.getFirst().id());
        assertThat(replica.get(cast.manager(), path).status()).isEqualTo(404);
      }
      var happened =
          one.get(cast.employee(), path + "/history?limit=200")
              .body()
              .path("items")
              .findValuesAsText("type");
      assertThat(happened).filteredOn("pilot.handed-over"::equals).hasSize(1);
      assertThat(happened.contains("pilot.paused")).isEqualTo(answers.get(2).status() == 200);
    }
  }

  private static Answer handOver(Api replica, Cast cast, Person successor) {
    return replica.post(
        cast.hr(),
        "/api/v1/hand-overs/pilots",
        "{\"approver\": \"%s\", \"successor\": \"%s\", \"people\": [\"%s\"], \"reason\": \"Another team.\"}"
            .formatted(cast.manager().id(), successor.id(), cast.employee().id()));
  }

  @Test
  void a_reversion_shows_in_the_check_of_every_replica() {
    var cast = Cast.of(suite::token);
    var pilot = running(cast);
    var path = "/api/v1/pilots/" + pilot.text("/id");
    var revert =
        api.post(
            cast.manager(),
            path + "/revert",
            "{\"reason\": \"The client called.\"}",
            api.get(cast.manager(), path).etag());
    assertThat(revert.status()).isEqualTo(200);
    for (var replica : suite.replicas(Service.AGREEMENT)) {
      try (var direct = new Api(replica.uri(), ContractCheck::check)) {
        Eventually.see(
            () -> check(direct, cast),
            answer -> answer.text("/answer").equals("APPROVAL_REQUIRED"));
      }
    }
  }

  @Test
  void a_context_event_that_hr_reports_at_the_gateway_suspends_on_every_replica() {
    var cast = Cast.of(suite::token);
    var agreement = scenario(cast).goodEnding();
    var reported =
        api.post(
            cast.hr(),
            "/api/v1/context-events",
            "{\"kind\": \"AUDIT\", \"people\": [\"%s\"], \"occurredOn\": \"%s\"}"
                .formatted(cast.employee().id(), LocalDate.now(Clock.systemUTC())));
    assertThat(reported.status()).isEqualTo(201);
    assertThat(reported.text("/effects/0/agreementId")).isEqualTo(agreement.text("/id"));
    assertThat(reported.text("/effects/0/outcome")).isEqualTo("SUSPEND");
    for (var replica : suite.replicas(Service.AGREEMENT)) {
      try (var direct = new Api(replica.uri(), ContractCheck::check)) {
        assertThat(check(direct, cast).text("/answer")).isEqualTo("APPROVAL_REQUIRED");
      }
    }
    var seen = api.get(cast.employee(), "/api/v1/agreements/" + agreement.text("/id"));
    assertThat(seen.text("/state")).isEqualTo("SUSPENDED");
  }

  @Test
  void an_event_made_on_one_replica_reaches_a_reader_who_waits_on_the_other() {
    var auditor = person("ada", "auditor");
    var hr = person("hanna", "hr");
    var first = suite.replicas(Service.PROPOSAL).get(0);
    var second = suite.replicas(Service.PROPOSAL).get(1);
    try (var writer = new Api(first.uri(), ContractCheck::check);
        var reader = new Api(second.uri(), ContractCheck::check);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var cursor = end(reader, auditor);
      var waiting =
          CompletableFuture.supplyAsync(
              () -> reader.get(auditor, "/api/v1/proposal-events?wait=20&after=" + cursor),
              threads);
      var slug = "other-side-" + UUID.randomUUID();
      var added =
          writer.post(
              hr,
              "/api/v1/decision-types",
              "{\"slug\": \"%s\", \"title\": \"Other side\", \"dimension\": \"TIMING\", \"usualRisk\": \"LOW\", \"ceiling\": \"AGREE\"}"
                  .formatted(slug));
      assertThat(added.status()).isEqualTo(201);
      assertThat(waiting.join().body().path("items").findValuesAsText("slug")).contains(slug);
    }
  }

  @Test
  void a_measurement_on_one_replica_is_heard_by_who_follows_the_pilot_on_the_other() {
    var cast = Cast.of(suite::token);
    var pilot = running(cast).text("/id");
    var here = suite.replicas(Service.PILOT).get(0).uri();
    var there = suite.replicas(Service.PILOT).get(1).uri();
    try (var writer = new Api(there, ContractCheck::check);
        var other = new Api(here, ContractCheck::check)) {
      String seen;
      try (var reader = new LiveReader(here, cast.manager(), pilot, "")) {
        assertThat(reader.next().name()).isEqualTo("opened");
        measureDay(writer, cast, pilot, 14);
        seen = measured(reader).id();
      }
      measureDay(writer, cast, pilot, 13);
      measureDay(writer, cast, pilot, 12);
      try (var again = new LiveReader(there, cast.manager(), pilot, seen);
          var throughTheGateway = new LiveReader(suite.gatewayUri(), cast.manager(), pilot, seen)) {
        for (var reader : List.of(again, throughTheGateway)) {
          assertThat(measured(reader).id()).isLessThan(measured(reader).id());
        }
        measureDay(other, cast, pilot, 11);
        assertThat(measured(again)).isEqualTo(measured(throughTheGateway));
      }
    }
  }

  @Test
  void what_a_replica_was_sending_when_it_died_is_sent_by_the_other_and_what_follows_after_it()
      throws Exception {
    var hr = person("hanna", "hr");
    try (var receiver = new WebhookReceiver()) {
      var endpoint =
          api.post(hr, "/api/v1/webhook-endpoints", "{\"url\": \"%s\"}".formatted(receiver.url()));
      assertThat(endpoint.status()).isEqualTo(201);
      var path = "/api/v1/webhook-endpoints/" + endpoint.text("/id");
      for (int i = 0; i < 3; i++) {
        assertThat(api.post(hr, path + "/test", "", api.get(hr, path).etag()).status())
            .isEqualTo(200);
      }
      Eventually.see(receiver::tests, tests -> !tests.isEmpty());
      var sending =
          suite.replicas(Service.AGREEMENT).stream()
              .filter(TwoReplicasIT::isSendingWebhooks)
              .toList();
      assertThat(sending).as("one replica sends to an endpoint").hasSize(1);
      suite.kill(sending.getFirst());
      receiver.answer();
      try {
        Eventually.within(45, receiver::tests, tests -> tests.size() == 4);
      } finally {
        suite.restart(sending.getFirst());
      }
      assertThat(receiver.tests())
          .extracting(WebhookReceiver.Got::revision)
          .containsExactly(2L, 2L, 3L, 4L);
      assertThat(receiver.tests().get(0).id()).isEqualTo(receiver.tests().get(1).id());
      assertThat(receiver.tests().get(0).event()).isEqualTo(receiver.tests().get(1).event());
    }
  }

  private static boolean isSendingWebhooks(Replica replica) {
    try (var http = HttpClient.newHttpClient()) {
      var metrics =
          http.sendAsync(
                  HttpRequest.newBuilder(replica.managementUri().resolve("/q/metrics")).build(),
                  HttpResponse.BodyHandlers.ofString())
              .join()
              .body();
      return metrics
          .lines()
          .anyMatch(line -> line.matches("latitude_webhook_working(\\{.*})? 1[.]0"));
    }
  }

  /** The next message, which tells of a measurement; that a review is due may come in between. */
  private static LiveReader.Message measured(LiveReader reader) {
    var message = reader.next();
    while (message.name().equals("pilot.review-due")) {
      message = reader.next();
    }
    assertThat(message.name()).isEqualTo("pilot.measured");
    return message;
  }

  private static void measureDay(Api replica, Cast cast, String pilot, int daysAgo) {
    var day = LocalDate.now(Clock.systemUTC()).minusDays(daysAgo);
    var answer =
        replica.post(
            cast.employee(),
            "/api/v1/pilots/" + pilot + "/measurements",
            "{\"metric\": \"error-rate\", \"from\": \"%s\", \"to\": \"%s\", \"value\": 1, \"sampleSize\": 25, \"source\": \"Live\"}"
                .formatted(day, day));
    assertThat(answer.status()).isEqualTo(201);
  }

  private static String end(Api reader, Person auditor) {
    var cursor = "";
    while (true) {
      var page =
          reader.get(
              auditor,
              "/api/v1/proposal-events?limit=1000" + (cursor.isEmpty() ? "" : "&after=" + cursor));
      cursor = page.text("/next");
      if (page.body().path("items").isEmpty()) {
        return cursor;
      }
    }
  }

  /** Each reports one day, the error rate far above the guardrail, to the replicas in turn. */
  private List<Answer> report(Cast cast, String path) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var one = new Api(suite.replicas(Service.PILOT).get(0).uri(), ContractCheck::check);
        var other = new Api(suite.replicas(Service.PILOT).get(1).uri(), ContractCheck::check)) {
      return IntStream.range(0, 10)
          .mapToObj(
              i ->
                  CompletableFuture.supplyAsync(
                      () -> report(i % 2 == 0 ? one : other, cast, path, i), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  /** Reads and writes again as long as somebody else was faster. */
  private static Answer report(Api replica, Cast cast, String path, int reporter) {
    var day = LocalDate.now(Clock.systemUTC()).minusDays(14L - reporter);
    var body =
        "{\"metric\": \"error-rate\", \"from\": \"%s\", \"to\": \"%s\", \"value\": 9, \"sampleSize\": 25, \"source\": \"Reporter %d\"}"
            .formatted(day, day, reporter);
    while (true) {
      var answer =
          replica.post(
              cast.employee(),
              path + "/measurements",
              body,
              replica.get(cast.employee(), path).etag());
      if (answer.status() != 412) {
        return answer;
      }
    }
  }

  private static Answer running(Cast cast) {
    return scenario(cast).untilThePilotRuns();
  }

  private static Scenario scenario(Cast cast) {
    return new Scenario(api, cast, new Silence(), Clock.systemUTC(), Duration.ofSeconds(15));
  }

  private static Answer check(Api replica, Cast cast) {
    return replica.get(
        cast.employee(),
        "/api/v1/decision-rights/check?decision=client-report.publish&person="
            + cast.employee().id());
  }

  private static Person person(String id, String... roles) {
    return new Person(id, suite.token(id, roles));
  }

  private static HttpResponse<String> post(
      HttpClient http, Replica replica, Person person, String key, String body) {
    var request =
        HttpRequest.newBuilder(replica.uri().resolve("/api/v1/decision-types"))
            .header("Authorization", "Bearer " + person.token())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
  }
}
