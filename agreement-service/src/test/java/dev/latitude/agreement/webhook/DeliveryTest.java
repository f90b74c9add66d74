package dev.latitude.agreement.webhook;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.agreement.HandOverFixture;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What endpoints are told, as real servers see it. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class DeliveryTest {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  @Inject DeliveryQueue queue;
  @Inject Courier courier;
  @Inject WebhookDispatcher dispatcher;
  @Inject AgroalDataSource database;
  @Inject MeterRegistry meters;

  private final Receiver receiver = new Receiver();
  private final UUID one = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private Happenings feed;
  private Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private boolean moved;

  @BeforeEach
  void open() {
    feed = new Happenings(database);
  }

  @AfterEach
  void close() throws SQLException {
    receiver.close();
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
    feed.text("delete from webhook_endpoint");
  }

  @Test
  void an_event_is_sent_as_the_feed_tells_it_and_signed_for_the_endpoint() throws Exception {
    var endpoint = WebhookFixture.at(receiver.url());
    var agreement = AgreementFixture.draft();
    deliver();
    var got = received(UUID.fromString(agreement.id)).getFirst();
    assertThat(got.line()).isEqualTo("POST /hooks?of=latitude");
    assertThat(got.header("content-type")).isEqualTo("application/cloudevents+json; charset=UTF-8");
    assertThat(got.isSignedWith(endpoint.secret)).isTrue();
    assertThat(got.isSignedWith(WebhookSecret.random().text())).isFalse();
    var told =
        new ObjectMapper()
            .readTree(
                request("ada", "auditor").get("/api/v1/agreement-events/" + got.id()).asString());
    assertThat(got.event()).isEqualTo(told);
    assertThat(got.event().path("id").asText()).isEqualTo(got.id());
    assertThat(got.type()).isEqualTo("agreement.drafted");
  }

  @Test
  void another_approver_is_told_to_who_asks_for_that() throws Exception {
    var _ =
        WebhookFixture.registered(
            "{\"url\": \"%s\", \"eventTypes\": [\"agreement.handed-over\"]}"
                .formatted(receiver.url()));
    var agreement = AgreementFixture.draft();
    var successor = HandOverFixture.handedOver(agreement);
    deliver();
    var got = received(UUID.fromString(agreement.id));
    assertThat(got).extracting(Receiver.Got::type).containsExactly("agreement.handed-over");
    assertThat(got.getFirst().event().at("/data/approver").asText()).isEqualTo(successor);
  }

  @Test
  void while_a_secret_is_replaced_a_receiver_can_verify_with_either() throws SQLException {
    var endpoint = WebhookFixture.at(receiver.url());
    String next = endpoint.command("rotate-secret", "{}").extract().path("secret");
    feed.happen(one, "agreement.amended");
    deliver();
    var got = received(one).getFirst();
    assertThat(got.isSignedWith(endpoint.secret)).isTrue();
    assertThat(got.isSignedWith(next)).isTrue();
    endpoint.command("rotate-secret", "{\"oldSignsFor\": \"PT0S\"}").statusCode(200);
    feed.happen(one, "agreement.amended");
    deliver();
    assertThat(received(one).getLast().isSignedWith(next)).isFalse();
  }

  @Test
  void only_what_was_asked_for_is_sent_and_only_from_registration_on() throws SQLException {
    feed.happen(one, "agreement.amended");
    WebhookFixture.registered(
        "{\"url\": \"%s\", \"eventTypes\": [\"agreement.expired\", \"context-event.*\"]}"
            .formatted(receiver.url()));
    for (var type :
        List.of(
            "agreement.amended",
            "agreement.expired",
            "context-event.recorded",
            "context-eventful.x")) {
      feed.happen(one, type);
    }
    deliver();
    assertThat(received(one))
        .extracting(Receiver.Got::type)
        .containsExactly("agreement.expired", "context-event.recorded");
  }

  @Test
  void a_test_goes_to_the_endpoint_that_is_tested_whatever_it_asks_for() throws SQLException {
    try (var elsewhere = new Receiver()) {
      var tested =
          WebhookFixture.registered(
              "{\"url\": \"%s\", \"eventTypes\": [\"agreement.expired\"]}"
                  .formatted(receiver.url()));
      WebhookFixture.at(elsewhere.url());
      tested.command("test", "").statusCode(200);
      deliver();
      assertThat(receiver.got()).hasSize(1);
      assertThat(receiver.got().getFirst().type()).isEqualTo("webhook-endpoint.tested");
      assertThat(receiver.got().getFirst().subject()).isEqualTo(tested.id);
      assertThat(elsewhere.got())
          .extracting(Receiver.Got::type)
          .doesNotContain("webhook-endpoint.tested");
    }
  }

  @Test
  void a_later_event_of_a_thing_waits_for_the_earlier_and_other_things_do_not()
      throws SQLException {
    itIs(now);
    WebhookFixture.at(receiver.url());
    receiver.answers(got -> got.subject().equals(one.toString()) ? 500 : 200);
    feed.happen(one, "agreement.amended", 3);
    feed.happen(other, "agreement.amended", 2);
    deliver();
    assertThat(revisions(one)).containsExactly(1L);
    assertThat(revisions(other)).containsExactly(1L, 2L);
    itIs(now.plusMillis(4_400));
    deliver();
    assertThat(revisions(one)).as("not before its time").containsExactly(1L);
    itIs(now.plusMillis(1_200));
    deliver();
    assertThat(revisions(one)).containsExactly(1L, 1L);
    receiver.answers(200);
    itIs(now.plus(Duration.ofMinutes(6)));
    deliver();
    assertThat(revisions(one)).containsExactly(1L, 1L, 1L, 2L, 3L);
    assertThat(received(one).stream().limit(3).map(Receiver.Got::id).distinct())
        .as("the id tells duplicates")
        .hasSize(1);
  }

  @Test
  void what_never_gets_through_is_given_up_after_the_last_pause_and_the_next_has_its_turn()
      throws SQLException {
    itIs(now);
    WebhookFixture.at(receiver.url());
    receiver.answers(
        got -> got.subject().equals(one.toString()) && got.revision() == 1 ? 500 : 200);
    feed.happen(one, "agreement.amended", 2);
    deliver();
    for (var pause : PAUSES) {
      var tried = revisions(one).size();
      itIs(now.plus(pause.multipliedBy(89).dividedBy(100)));
      deliver();
      assertThat(revisions(one)).as("within 0.9 of %s", pause).hasSize(tried);
      itIs(now.plus(pause.multipliedBy(22).dividedBy(100)));
      feed.happen(other, "agreement.amended"); // so that something gets through
      deliver();
      assertThat(revisions(one)).as("within 1.1 of %s", pause).hasSizeGreaterThan(tried);
    }
    assertThat(revisions(one)).containsExactly(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 2L);
    assertThat(
            feed.text(
                "select string_agg(state, ' ' order by number) from webhook_delivery where subject = '%s'"
                    .formatted(one)))
        .isEqualTo("GIVEN_UP DELIVERED");
  }

  @Test
  void nothing_is_given_up_while_nothing_gets_through_and_all_of_it_is_sent_when_it_does_again()
      throws SQLException {
    itIs(now);
    var endpoint = WebhookFixture.at(receiver.url());
    receiver.answers(503);
    feed.happen(one, "agreement.amended", 2);
    deliver();
    pass(PAUSES);
    assertThat(revisions(one)).hasSize(10).containsOnly(1L);
    endpoint.get().body("state", equalTo("ENABLED"));
    pass(List.of(Duration.ofHours(24), Duration.ofHours(24)));
    assertThat(revisions(one)).hasSize(12).containsOnly(1L);
    endpoint.get().body("disabledBecause", equalTo("FAILING"));
    receiver.answers(200);
    endpoint.command("enable", "").statusCode(200);
    deliver();
    assertThat(revisions(one)).endsWith(1L, 2L);
  }

  @Test
  void what_failed_already_when_the_receiver_died_is_not_given_up_either() throws SQLException {
    itIs(now);
    WebhookFixture.at(receiver.url());
    receiver.answers(got -> got.subject().equals(one.toString()) ? 500 : 200);
    feed.happen(one, "agreement.amended", 2);
    deliver();
    itIs(now.plusSeconds(1));
    feed.happen(other, "agreement.amended");
    deliver();
    receiver.answers(503);
    pass(PAUSES);
    assertThat(revisions(one)).hasSize(10).containsOnly(1L);
    receiver.answers(200);
    pass(List.of(Duration.ofHours(24)));
    assertThat(revisions(one)).endsWith(1L, 2L);
  }

  @Test
  void after_five_days_in_which_nothing_gets_through_the_endpoint_is_disabled_and_says_so()
      throws SQLException {
    itIs(now);
    var endpoint = WebhookFixture.at(receiver.url());
    receiver.answers(503);
    double disabled = disabled("FAILING");
    feed.happen(one, "agreement.amended");
    deliver();
    feed.happen(other, "agreement.amended");
    itIs(now.plus(Duration.ofDays(5)).minusSeconds(1));
    deliver();
    endpoint.get().body("state", equalTo("ENABLED"));
    itIs(now.plus(Duration.ofDays(1)));
    deliver();
    endpoint
        .get()
        .body("state", equalTo("DISABLED"))
        .body("disabledBecause", equalTo("FAILING"))
        .body("disabledAt", equalTo(now.toString()));
    assertThat(disabled("FAILING")).isEqualTo(disabled + 1);
    request("ada", "auditor")
        .get(WebhookFixture.PATH + "/" + endpoint.id + "/history")
        .then()
        .body("items[1].type", equalTo("webhook-endpoint.disabled"))
        .body("items[1].actor", equalTo("latitude"))
        .body("items[1].data.because", equalTo("FAILING"));
    int tried = receiver.got().size();
    itIs(now.plus(Duration.ofDays(30)));
    deliver();
    assertThat(receiver.got()).as("nothing is sent to it").hasSize(tried);
    receiver.answers(200);
    feed.happen(other, "agreement.amended");
    endpoint.command("enable", "").statusCode(200).body("disabledBecause", nullValue());
    deliver();
    assertThat(revisions(one)).as("goes on where it stood").endsWith(1L);
    assertThat(revisions(other)).endsWith(1L, 2L);
  }

  @Test
  void one_success_in_between_and_the_days_begin_anew() throws SQLException {
    itIs(now);
    var endpoint = WebhookFixture.at(receiver.url());
    receiver.answers(got -> got.subject().equals(one.toString()) ? 500 : 200);
    feed.happen(one, "agreement.amended", 9);
    deliver();
    itIs(now.plus(Duration.ofDays(4)));
    feed.happen(other, "agreement.amended");
    deliver();
    itIs(now.plus(Duration.ofDays(4)));
    deliver();
    endpoint.get().body("state", equalTo("ENABLED"));
  }

  @Test
  void an_endpoint_that_is_gone_is_disabled_at_once() throws SQLException {
    var endpoint = WebhookFixture.at(receiver.url());
    receiver.answers(410);
    double disabled = disabled("GONE");
    feed.happen(one, "agreement.amended", 2);
    deliver();
    deliver();
    assertThat(receiver.got()).hasSizeLessThanOrEqualTo(2);
    endpoint.get().body("state", equalTo("DISABLED")).body("disabledBecause", equalTo("GONE"));
    assertThat(disabled("GONE")).isEqualTo(disabled + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {410, 503})
  void what_is_still_answered_at_the_old_address_does_not_disable_the_new_one(int status)
      throws SQLException {
    itIs(now);
    var endpoint = WebhookFixture.at(receiver.url());
    receiver.answers(503);
    feed.happen(one, "agreement.amended");
    deliver();
    try (var elsewhere = new Receiver()) {
      receiver.answers(
          _ -> {
            endpoint
                .command("change", "{\"url\": \"%s\"}".formatted(elsewhere.url()))
                .statusCode(200);
            return status;
          });
      itIs(now.plus(Duration.ofDays(6)));
      deliver();
      endpoint.get().body("url", equalTo(elsewhere.url())).body("state", equalTo("ENABLED"));
      deliver();
      assertThat(elsewhere.got()).extracting(Receiver.Got::subject).contains(one.toString());
    }
  }

  @Test
  void at_another_address_what_waits_is_tried_at_once_with_the_whole_schedule_before_it()
      throws SQLException {
    itIs(now);
    var endpoint = WebhookFixture.at(receiver.url());
    receiver.answers(503);
    feed.happen(one, "agreement.amended");
    deliver();
    pass(PAUSES.subList(0, PAUSES.size() - 1));
    try (var elsewhere = new Receiver()) {
      elsewhere.answers(503);
      endpoint.command("change", "{\"url\": \"%s\"}".formatted(elsewhere.url())).statusCode(200);
      deliver();
      assertThat(received(elsewhere, one)).hasSize(1);
      itIs(now.plus(Duration.ofDays(4)));
      deliver();
      assertThat(received(elsewhere, one)).hasSize(2);
      endpoint.get().body("state", equalTo("ENABLED"));
      elsewhere.answers(200);
      pass(PAUSES.subList(1, 2));
      assertThat(received(elsewhere, one)).hasSize(3);
    }
  }

  @Test
  void other_types_hold_for_what_has_happened_while_the_endpoint_was_disabled()
      throws SQLException {
    var endpoint = WebhookFixture.at(receiver.url());
    endpoint.command("disable", "").statusCode(200);
    feed.happen(one, "agreement.amended");
    feed.happen(other, "agreement.suspended");
    feed.inSequence();
    endpoint
        .command(
            "change",
            "{\"url\": \"%s\", \"eventTypes\": [\"agreement.suspended\"]}"
                .formatted(receiver.url()))
        .statusCode(200);
    endpoint.command("enable", "").statusCode(200);
    deliver();
    assertThat(received(one)).isEmpty();
    assertThat(received(other)).hasSize(1);
  }

  @Test
  void a_delivery_that_cannot_be_made_takes_nothing_from_what_came_of_the_others()
      throws SQLException {
    var endpoint = WebhookFixture.at(receiver.url());
    receiver.answers(got -> got.subject().equals(other.toString()) ? 410 : 200);
    feed.happen(one, "agreement.amended");
    feed.happen(other, "agreement.amended");
    feed.inSequence();
    var claim = claim().getFirst();
    assertThat(queue.takeIn(claim, List.of(), now)).isFalse();
    feed.text(
        "update webhook_delivery set event_id = gen_random_uuid() where subject = '%s'"
            .formatted(one));
    assertThatThrownBy(() -> courier.work(claim, () -> false))
        .hasMessage("A delivery to the endpoint %s failed", endpoint.id)
        .cause()
        .hasMessageEndingWith("is not in the history");
    endpoint.get().body("disabledBecause", equalTo("GONE"));
  }

  @Test
  void nothing_that_happens_while_nobody_sends_is_left_out() throws SQLException {
    WebhookFixture.at(receiver.url());
    var things = IntStream.range(0, 10).mapToObj(_ -> UUID.randomUUID()).toList();
    int each = DeliveryQueue.PAGE / things.size() + 1;
    for (var thing : things) {
      feed.happen(thing, "agreement.amended", each);
    }
    deliver();
    assertThat(
            feed.text(
                "select string_agg(distinct concat_ws(' ', outcome, detail), ', ') from webhook_attempt"))
        .isEqualTo("DELIVERED");
    for (var thing : things) {
      assertThat(revisions(thing)).isEqualTo(LongStream.rangeClosed(1, each).boxed().toList());
    }
  }

  @Test
  void what_happens_while_an_endpoint_is_disabled_waits_for_it() throws SQLException {
    var endpoint = WebhookFixture.in(WebhookEndpointState.DISABLED);
    endpoint.command("change", "{\"url\": \"%s\"}".formatted(receiver.url())).statusCode(200);
    feed.happen(one, "agreement.amended", 2);
    deliver();
    assertThat(receiver.got()).isEmpty();
    endpoint.command("enable", "").statusCode(200);
    deliver();
    assertThat(revisions(one)).containsExactly(1L, 2L);
  }

  @Test
  void how_long_the_oldest_waits_is_told_whether_anybody_sends_or_not() throws Exception {
    feed.text("delete from webhook_endpoint");
    var endpoint = WebhookFixture.at(receiver.url());
    feed.happen(one, "agreement.amended");
    feed.inSequence();
    itIs(now.plus(Duration.ofHours(2)));
    assertThat(oldestWaiting()).as("nobody sends").isBetween(7_100.0, 7_300.0);
    receiver.answers(500);
    deliver();
    itIs(now.plus(Duration.ofHours(2)));
    assertThat(oldestWaiting()).as("nothing gets through").isBetween(7_200.0, 7_300.0);
    receiver.answers(200);
    deliver();
    itIs(now.plus(Duration.ofMinutes(1)));
    assertThat(oldestWaiting()).isZero();
    feed.happen(one, "agreement.amended");
    feed.inSequence();
    endpoint.command("disable", "").statusCode(200);
    itIs(now.plus(Duration.ofHours(2)));
    assertThat(oldestWaiting()).as("it is not to be sent to").isZero();
  }

  /** In seconds; a busy machine may not find it at once. */
  private double oldestWaiting() throws Exception {
    eventually(() -> !Double.isNaN(oldestFound()));
    return oldestFound();
  }

  private double oldestFound() {
    return meters.get("latitude.webhook.oldest.waiting").timeGauge().value(TimeUnit.SECONDS);
  }

  @Test
  void what_was_registered_where_it_may_not_be_sent_to_any_more_gets_nothing() throws SQLException {
    var endpoint = WebhookFixture.at(receiver.url());
    feed.text(
        "update webhook_endpoint set url = 'https://nowhere.invalid/' where id = '%s'"
            .formatted(endpoint.id));
    feed.happen(one, "agreement.amended");
    deliver();
    assertThat(receiver.got()).isEmpty();
    assertThat(feed.text("select outcome || ': ' || detail from webhook_attempt"))
        .isEqualTo("UNREACHABLE: The address names a host that cannot be found");
  }

  @Test
  void an_endpoint_that_does_not_answer_keeps_no_other_waiting() throws Exception {
    var answering = new CountDownLatch(1);
    try (var slow = new Receiver()) {
      slow.answers(
          _ -> {
            await(answering);
            return 200;
          });
      WebhookFixture.at(slow.url());
      WebhookFixture.at(receiver.url());
      feed.happen(one, "agreement.amended", 3);
      feed.inSequence();
      dispatcher.dispatch();
      eventually(() -> revisions(one).size() == 3);
      assertThat(slow.got()).hasSizeLessThanOrEqualTo(3).isNotEmpty();
      assertThat(slow.got()).extracting(Receiver.Got::subject).doesNotHaveDuplicates();
      answering.countDown();
      eventually(
          () ->
              slow.got().stream().filter(got -> got.subject().equals(one.toString())).count() == 3);
      eventually(
          () ->
              feed.text("select count(*) from webhook_queue where lease is not null").equals("0"));
    }
  }

  @Test
  void however_many_replicas_look_each_endpoint_is_claimed_once() throws Exception {
    for (int i = 0; i < 12; i++) {
      WebhookFixture.at(receiver.url());
    }
    feed.inSequence();
    feed.happen(one, "agreement.amended");
    Callable<List<Claim>> replica =
        () -> {
          var mine = new ArrayList<Claim>();
          for (int i = 0; i < 6; i++) {
            mine.addAll(queue.claim(now, Duration.ofSeconds(45), 2));
          }
          return mine;
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      var claimed = new ArrayList<UUID>();
      for (var result : threads.invokeAll(List.of(replica, replica, replica, replica))) {
        result.get().forEach(claim -> claimed.add(claim.endpoint()));
      }
      assertThat(claimed).hasSize(12).doesNotHaveDuplicates();
    }
  }

  @Test
  void however_many_replicas_work_each_delivery_is_made_once_and_in_order() throws Exception {
    var receivers = List.of(receiver, new Receiver(), new Receiver());
    receivers.forEach(each -> WebhookFixture.at(each.url()));
    feed.inSequence();
    var things = IntStream.range(0, 5).mapToObj(_ -> UUID.randomUUID()).toList();
    for (var thing : things) {
      feed.happen(thing, "agreement.amended", 4);
    }
    try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
      var working =
          IntStream.range(0, 4)
              .<Callable<Void>>mapToObj(
                  _ ->
                      () -> {
                        for (int i = 0; i < 20; i++) {
                          for (var claim : queue.claim(Instant.now(), Duration.ofSeconds(45), 1)) {
                            courier.work(claim, () -> false);
                          }
                        }
                        return null;
                      })
              .toList();
      for (var replica : replicas.invokeAll(working)) {
        replica.get();
      }
    }
    for (var each : receivers) {
      for (var thing : things) {
        assertThat(each.got())
            .filteredOn(got -> got.subject().equals(thing.toString()))
            .extracting(Receiver.Got::revision)
            .containsExactly(1L, 2L, 3L, 4L);
      }
      var ids = new HashSet<String>();
      assertThat(each.got()).allMatch(got -> ids.add(got.id()));
      each.close();
    }
  }

  @Test
  void whoever_was_cut_off_keeps_nothing_and_another_sends_it_again() throws SQLException {
    itIs(now);
    WebhookFixture.at(receiver.url());
    feed.inSequence();
    feed.happen(one, "agreement.amended");
    var cutOff = claim().getFirst();
    assertThat(queue.takeIn(cutOff, List.of("agreement.*"), now)).isFalse();
    var delivery = queue.due(cutOff, now, 8).getFirst();
    assertThat(claim()).as("while it holds the lease").isEmpty();
    itIs(now.plusSeconds(46));
    deliver();
    assertThat(revisions(one)).containsExactly(1L);
    assertThat(queue.renew(cutOff, now, Duration.ofSeconds(45))).isFalse();
    var late = new Attempt(receiver.url(), now, Duration.ZERO, Answer.of(500, ""));
    var _ = queue.keep(cutOff, delivery, late, Duration.ZERO, true, now);
    assertThat(
            feed.text(
                "select string_agg(state || ' ' || attempts, ',') from webhook_delivery where subject = '%s'"
                    .formatted(one)))
        .isEqualTo("DELIVERED 1");
  }

  /** What a replica does that finds something to do, until nothing is due. */
  private void deliver() throws SQLException {
    feed.inSequence();
    claim().forEach(claim -> courier.work(claim, () -> false));
  }

  /** Delivers what is due after each of the pauses, however long it has become. */
  private void pass(List<Duration> pauses) throws SQLException {
    for (var pause : pauses) {
      itIs(now.plus(pause.multipliedBy(111).dividedBy(100)));
      deliver();
    }
  }

  private List<Claim> claim() {
    return queue.claim(clock(), Duration.ofSeconds(45), WebhookEndpoints.MOST);
  }

  private Instant clock() {
    return moved ? now : Instant.now();
  }

  private void itIs(Instant time) {
    now = time;
    moved = true;
    QuarkusMock.installMockForType(Clock.fixed(time, ZoneOffset.UTC), Clock.class);
  }

  private List<Receiver.Got> received(UUID subject) {
    return received(receiver, subject);
  }

  private static List<Receiver.Got> received(Receiver receiver, UUID subject) {
    return receiver.got().stream().filter(got -> got.subject().equals(subject.toString())).toList();
  }

  private List<Long> revisions(UUID subject) {
    return received(subject).stream().map(Receiver.Got::revision).toList();
  }

  private double disabled(String because) {
    return meters.counter("latitude.webhook.disabled", "because", because).count();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void eventually(Callable<Boolean> so) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (!so.call()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.sleep(5);
    }
  }
}
