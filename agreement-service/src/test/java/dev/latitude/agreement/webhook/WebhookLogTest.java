package dev.latitude.agreement.webhook;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.agreement.webhook.WebhookFixture.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be found out about deliveries, and how they are made again. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class WebhookLogTest {
  @Inject DeliveryQueue queue;
  @Inject Courier courier;
  @Inject ForgetDeliveries forget;
  @Inject AgroalDataSource database;

  private final Receiver receiver = new Receiver();
  private final UUID one = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private Happenings feed;
  private WebhookFixture endpoint;

  @BeforeEach
  void open() throws SQLException {
    feed = new Happenings(database);
    endpoint =
        WebhookFixture.registered(
            "{\"url\": \"%s\", \"eventTypes\": [\"agreement.*\"]}".formatted(receiver.url()));
  }

  @AfterEach
  void close() throws SQLException {
    receiver.close();
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
    feed.text("delete from webhook_endpoint");
  }

  @Test
  void the_log_tells_what_was_sent_and_what_came_of_it() throws SQLException {
    receiver.answers(got -> got.subject().equals(one.toString()) ? 503 : 200);
    feed.happen(one, "agreement.amended", 2);
    feed.happen(other, "agreement.expired");
    deliver();
    var log = log("").body("items", hasSize(3));
    log.body("items.type", contains("agreement.expired", "agreement.amended", "agreement.amended"))
        .body("items.state", contains("DELIVERED", "WAITING", "WAITING"))
        .body("items.attempts", contains(1, 0, 1))
        .body("items[0].finishedAt", notNullValue())
        .body("items[1].nextAttemptAt", nullValue())
        .body("items[2].nextAttemptAt", notNullValue())
        .body("items[0].log", nullValue());
    log("?state=DELIVERED").body("items.subject", contains(other.toString()));
    log("?state=GIVEN_UP").body("items", hasSize(0));
    delivery(log.extract().path("items[2].id"))
        .body(
            "event.id",
            equalTo(
                receiver.got().stream()
                    .filter(got -> got.subject().equals(one.toString()))
                    .findFirst()
                    .orElseThrow()
                    .id()))
        .body("event.revision", is(1))
        .body("log.number", contains(1))
        .body("log[0].outcome", equalTo("REFUSED"))
        .body("log[0].status", is(503))
        .body("log[0].response", equalTo(""))
        .body("log[0].url", equalTo(receiver.url()))
        .body("log[0].headers.'webhook-timestamp'", notNullValue())
        .body("log[0].took", startsWith("PT"));
  }

  @Test
  void the_log_is_read_page_by_page_the_newest_first() throws SQLException {
    feed.happen(one, "agreement.amended", 3);
    deliver();
    var page = log("?limit=2").body("items.revision", contains(3, 2));
    var rest = log("?limit=2&cursor=" + page.extract().<String>path("next"));
    rest.body("items.revision", contains(1)).body("next", nullValue());
    request("hanna", "hr")
        .get(PATH + "/" + endpoint.id + "/deliveries?cursor=nonsense")
        .then()
        .statusCode(400);
  }

  @Test
  void the_status_tells_how_it_goes() throws SQLException {
    status()
        .body("waiting", is(0))
        .body("failingSince", nullValue())
        .body("lastDeliveredAt", nullValue());
    receiver.answers(got -> got.subject().equals(one.toString()) ? 503 : 200);
    feed.happen(other, "agreement.amended");
    deliver();
    feed.happen(one, "agreement.amended", 2);
    deliver();
    status()
        .body("waiting", is(2))
        .body("oldestWaitingSince", notNullValue())
        .body("nextAttemptAt", notNullValue())
        .body("failingSince", notNullValue())
        .body("lastDeliveredAt", notNullValue())
        .body("replay", nullValue());
  }

  @Test
  void one_event_is_sent_again_with_the_id_it_had() throws SQLException {
    feed.happen(one, "agreement.amended", 2);
    deliver();
    var first = log("").extract().<String>path("items[1].id");
    var again =
        request("hanna", "hr")
            .post(PATH + "/" + endpoint.id + "/deliveries/" + first + "/replay")
            .then()
            .statusCode(201)
            .body("state", equalTo("WAITING"))
            .body("replay", is(true))
            .body("revision", is(1));
    request("hanna", "hr")
        .get(again.extract().header("Location"))
        .then()
        .statusCode(200)
        .body("id", equalTo(again.extract().path("id")));
    deliver();
    assertThat(receiver.got()).extracting(Receiver.Got::revision).containsExactly(1L, 2L, 1L);
    assertThat(receiver.got().get(2).id()).isEqualTo(receiver.got().get(0).id());
    assertThat(receiver.got().get(2).isSignedWith(endpoint.secret)).isTrue();
    assertThat(events()).endsWith("webhook-endpoint.replayed");
  }

  @Test
  void what_still_waits_is_not_sent_again_and_neither_is_what_was_never_sent() throws SQLException {
    receiver.answers(503);
    feed.happen(one, "agreement.amended");
    deliver();
    var waiting = log("").extract().<String>path("items[0].id");
    replayOne(waiting).statusCode(409).body("type", equalTo("/problems/still-waiting"));
    replayOne(UUID.randomUUID().toString()).statusCode(404);
    endpoint.command("disable", "").statusCode(200);
    replayOne(waiting).statusCode(409).body("type", equalTo("/problems/wrong-state"));
    assertThat(events()).doesNotContain("webhook-endpoint.replayed");
  }

  @Test
  void a_range_of_time_is_sent_again_in_order_behind_what_waits() throws SQLException {
    var begin = Instant.now();
    feed.happen(one, "agreement.amended", DeliveryQueue.PAGE / 2);
    feed.happen(other, "agreement.amended", DeliveryQueue.PAGE / 2 + 1);
    feed.happen(other, "context-event.recorded");
    var end = Instant.now();
    // as if it had been registered only now
    feed.text("update webhook_queue set place = (select max(position) from event)");
    feed.happen(one, "agreement.amended");
    replay(begin, end).statusCode(200).body("id", equalTo(endpoint.id));
    replay(begin, end).statusCode(409).body("type", equalTo("/problems/replay-running"));
    status()
        .body("replay.events", is(DeliveryQueue.PAGE + 1))
        .body("replay.queued", is(0))
        .body("replay.finishedAt", nullValue());
    deliver();
    assertThat(
            feed.text(
                "select string_agg(distinct concat_ws(' ', outcome, detail), ', ') from webhook_attempt"))
        .isEqualTo("DELIVERED");
    status()
        .body("replay.queued", is(DeliveryQueue.PAGE + 1))
        .body("replay.finishedAt", notNullValue())
        .body("waiting", is(0));
    var half = DeliveryQueue.PAGE / 2;
    assertThat(revisions(one)).startsWith(half + 1L).hasSize(half + 1);
    assertThat(revisions(one).subList(1, half + 1))
        .isEqualTo(LongStream.rangeClosed(1, half).boxed().toList());
    assertThat(revisions(other)).isEqualTo(LongStream.rangeClosed(1, half + 1).boxed().toList());
  }

  @Test
  void a_range_must_be_one_and_hold_something() {
    var now = Instant.now();
    replay(now, now.minusSeconds(1))
        .statusCode(422)
        .body("errors.pointer", contains("/to"))
        .body("errors.code", contains("order"));
    endpoint.command("replay", "{}").statusCode(422).body("errors", hasSize(2));
    replay(now.minus(Duration.ofDays(900)), now.minus(Duration.ofDays(899)))
        .statusCode(409)
        .body("type", equalTo("/problems/nothing-to-replay"));
    request("hanna", "hr")
        .body("{\"from\": \"%s\", \"to\": \"%s\"}".formatted(now.minusSeconds(9), now))
        .post(PATH + "/" + endpoint.id + "/replay")
        .then()
        .statusCode(428);
  }

  @Test
  void more_than_can_be_sent_again_at_once_is_refused() throws SQLException {
    var begin = Instant.now();
    feed.happen(one, "agreement.amended", 601);
    replay(begin, Instant.now())
        .statusCode(422)
        .body("type", equalTo("/problems/replay-too-large"))
        .body("detail", equalTo("The range holds more than 600 events. Replay it in parts."));
    assertThat(feed.text("select count(*) from webhook_replay")).isEqualTo("0");
  }

  @Test
  void what_was_finished_long_ago_is_forgotten_and_what_waits_is_not() throws SQLException {
    receiver.answers(got -> got.subject().equals(one.toString()) ? 503 : 200);
    feed.happen(one, "agreement.amended");
    feed.happen(other, "agreement.amended");
    deliver();
    itIs(Instant.now().plus(Duration.ofDays(30)).minusSeconds(60));
    forget.run();
    log("").body("items", hasSize(2));
    itIs(Instant.now().plus(Duration.ofDays(30)).plusSeconds(60));
    forget.run();
    log("").body("items.subject", contains(one.toString()));
    assertThat(feed.text("select count(*) from webhook_attempt")).isEqualTo("1");
  }

  @Test
  void hr_and_audit_read_the_log_and_hr_alone_has_things_sent_again() throws SQLException {
    feed.happen(one, "agreement.amended");
    deliver();
    var id = log("").extract().<String>path("items[0].id");
    for (var role : List.of("auditor", "manager", "hr-integration", "service")) {
      int reads = role.equals("auditor") ? 200 : 403;
      for (var path : List.of("/status", "/deliveries", "/deliveries/" + id)) {
        request("kim", role).get(PATH + "/" + endpoint.id + path).then().statusCode(reads);
      }
      request("kim", role)
          .post(PATH + "/" + endpoint.id + "/deliveries/" + id + "/replay")
          .then()
          .statusCode(403);
    }
    var elsewhere = WebhookFixture.at(receiver.url());
    request("hanna", "hr")
        .get(PATH + "/" + elsewhere.id + "/deliveries/" + id)
        .then()
        .statusCode(404);
  }

  @Test
  void every_list_walks_an_index() throws SQLException {
    for (var where :
        List.of("endpoint_id = '%1$s'", "endpoint_id = '%1$s' and state = 'GIVEN_UP'")) {
      assertThat(
              plan(
                  "select * from webhook_delivery where "
                      + where
                      + " and number < 99 order by number desc limit 51"))
          .contains("webhook_delivery_log")
          .doesNotContain("Seq Scan");
    }
    assertThat(
            plan(
                "select * from webhook_delivery where endpoint_id = '%1$s' and due_at <= now() order by due_at, number limit 8"))
        .contains("webhook_delivery_due")
        .doesNotContain("Seq Scan");
    assertThat(
            plan(
                "select id from webhook_delivery where finished_at < now() order by finished_at limit 1000"))
        .contains("webhook_delivery_finished")
        .doesNotContain("Seq Scan");
  }

  /** As it would be read if there were so much of it that an index is worth it. */
  private String plan(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var run = connection.createStatement()) {
      connection.setAutoCommit(false);
      run.execute("set local enable_seqscan = off");
      run.execute("set local enable_sort = off");
      run.execute("set local enable_bitmapscan = off");
      var lines = new StringBuilder();
      try (var rows = run.executeQuery("explain " + sql.formatted(endpoint.id))) {
        while (rows.next()) {
          lines.append(rows.getString(1)).append('\n');
        }
      }
      connection.rollback();
      connection.setAutoCommit(true);
      return lines.toString();
    }
  }

  private void deliver() throws SQLException {
    feed.inSequence();
    queue
        .claim(Instant.now(), Duration.ofSeconds(45), WebhookEndpoints.MOST)
        .forEach(claim -> courier.work(claim, () -> false));
  }

  private ValidatableResponse log(String query) {
    return request("hanna", "hr")
        .get(PATH + "/" + endpoint.id + "/deliveries" + query)
        .then()
        .statusCode(200);
  }

  private ValidatableResponse delivery(String id) {
    return request("ada", "auditor")
        .get(PATH + "/" + endpoint.id + "/deliveries/" + id)
        .then()
        .statusCode(200);
  }

  private ValidatableResponse status() {
    return request("hanna", "hr").get(PATH + "/" + endpoint.id + "/status").then().statusCode(200);
  }

  private ValidatableResponse replay(Instant from, Instant to) {
    return endpoint.command("replay", "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(from, to));
  }

  private ValidatableResponse replayOne(String delivery) {
    return request("hanna", "hr")
        .post(PATH + "/" + endpoint.id + "/deliveries/" + delivery + "/replay")
        .then();
  }

  private List<String> events() {
    return request("hanna", "hr")
        .get(PATH + "/" + endpoint.id + "/history")
        .then()
        .extract()
        .path("items.type");
  }

  private List<Long> revisions(UUID subject) {
    return receiver.got().stream()
        .filter(got -> got.subject().equals(subject.toString()))
        .map(Receiver.Got::revision)
        .toList();
  }

  private static void itIs(Instant time) {
    QuarkusMock.installMockForType(Clock.fixed(time, ZoneOffset.UTC), Clock.class);
  }
}
