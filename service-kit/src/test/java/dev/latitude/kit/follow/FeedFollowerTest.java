package dev.latitude.kit.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.EventPage;
import dev.latitude.testkit.LogOf;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two readers of one feed on one database, as two replicas are. */
@QuarkusTest
@WithTestResource(RealParts.class)
class FeedFollowerTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Inject FeedCursors cursors;
  @Inject FeedApplier applier;
  @Inject MeterRegistry metrics;
  @Inject AgroalDataSource database;

  private final Server server = new Server();
  private Words words;
  private FeedFollower one;
  private FeedFollower other;

  /**
   * The service whose feed it is: it can be away, and it makes its readers wait for news. It does
   * not implement the client's interface, or it would become an operation of the service under
   * test.
   */
  private static final class Server {
    private final List<CloudEvent> events = new ArrayList<>();
    private boolean away;
    private int refusals;
    private @Nullable String authorization;
    private @Nullable Instant asOf;

    synchronized void say(String word) {
      tell("word.said", word);
    }

    synchronized void tell(String type, String word) {
      events.add(Words.said(events.size() + 1L, type, word));
      notifyAll();
    }

    synchronized void add(CloudEvent event) {
      events.add(event);
      notifyAll();
    }

    synchronized void away(boolean isAway) {
      away = isAway;
      notifyAll();
    }

    synchronized int refusals() {
      return refusals;
    }

    synchronized EventPage read(
        String feed, String bearer, @Nullable String after, int limit, int seconds) {
      authorization = bearer;
      int from = after == null ? 0 : Integer.parseInt(after);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      while (!away && events.size() <= from && System.nanoTime() < deadline) {
        try {
          wait(TimeUnit.SECONDS.toMillis(seconds));
        } catch (InterruptedException stopped) {
          throw new ProcessingException(stopped);
        }
      }
      if (away) {
        refusals++;
        throw new ProcessingException(new ConnectException("Connection refused"));
      }
      int to = Math.min(events.size(), from + limit);
      return new EventPage(List.copyOf(events.subList(from, to)), "%019d".formatted(to), asOf);
    }
  }

  @BeforeEach
  void two_replicas_begin_at_the_first_event() throws SQLException {
    words = new Words("words-" + UUID.randomUUID(), database);
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement("insert into followed_feed (feed) values (?)")) {
      insert.setString(1, words.name());
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
    one = follower();
    other = follower();
  }

  @AfterEach
  void nobody_follows_any_more() {
    one.stop();
    other.stop();
  }

  private FeedFollower follower() {
    return new FeedFollower(
        words, server::read, cursors, applier, () -> "token", Clock.fixed(NOON, ZoneOffset.UTC), 5);
  }

  @Test
  void what_matters_is_applied_in_order_and_the_rest_is_passed_over() throws SQLException {
    server.say("a");
    server.tell("word.thought", "not this one");
    server.say("b");
    one.poll(0);
    assertThat(words.applied()).containsExactly("a", "b");
    assertThat(cursors.read(words.name()))
        .isEqualTo(new FeedCursors.Place("%019d".formatted(3), NOON));
    assertThat(one.asOf()).isEqualTo(NOON);
    assertThat(server.authorization).isEqualTo("Bearer token");
  }

  /** An answer is on its way for a while, and what happens meanwhile is not in it. */
  @Test
  void it_knows_what_the_other_service_knew_and_not_what_happened_since() {
    server.asOf = NOON.minusSeconds(3);
    server.say("a");
    one.poll(0);
    assertThat(one.asOf()).isEqualTo(NOON.minusSeconds(3));
    assertThat(cursors.read(words.name()).asOf()).isEqualTo(NOON.minusSeconds(3));
  }

  @Test
  void of_a_service_that_does_not_say_it_knows_what_there_was_when_it_asked() {
    var later = new AtomicReference<>(NOON);
    var slow =
        new FeedFollower(
            words,
            (feed, bearer, after, limit, seconds) -> {
              later.set(NOON.plusSeconds(9));
              return server.read(feed, bearer, after, limit, seconds);
            },
            cursors,
            applier,
            () -> "token",
            new Clock() {
              @Override
              public ZoneId getZone() {
                return ZoneOffset.UTC;
              }

              @Override
              public Clock withZone(ZoneId zone) {
                return this;
              }

              @Override
              public Instant instant() {
                return later.get();
              }
            },
            5);
    server.say("a");
    slow.poll(0);
    assertThat(slow.asOf()).isEqualTo(NOON);
  }

  @Test
  void two_replicas_apply_each_event_once_and_in_order() throws Exception {
    var said = IntStream.range(0, 450).mapToObj(i -> "w" + i).toList();
    one.start();
    other.start();
    said.forEach(server::say);
    eventually(() -> words.applied().size() >= said.size());
    assertThat(words.applied()).isEqualTo(said);
  }

  @Test
  void who_was_stopped_catches_up_in_order_and_once() throws Exception {
    one.start();
    server.say("before");
    eventually(() -> words.applied().size() == 1);
    one.stop();
    IntStream.range(0, 20).forEach(i -> server.say("while " + i));
    one.start();
    other.start();
    server.say("after");
    eventually(() -> words.applied().contains("after"));
    assertThat(words.applied()).hasSize(22).startsWith("before", "while 0").endsWith("after");
  }

  @Test
  void however_often_it_is_stopped_and_started_it_follows() throws Exception {
    for (int i = 1; i <= 50; i++) {
      server.say("w" + i);
      one.start();
      int said = i;
      eventually(() -> words.applied().size() == said);
      one.stop();
    }
  }

  @Test
  void what_an_event_changes_and_the_cursor_are_kept_together_or_not_at_all() throws Exception {
    words.refuse("b");
    server.say("a");
    server.say("b");
    server.say("c");
    assertThatThrownBy(() -> one.poll(0)).hasMessage("b is refused");
    assertThatThrownBy(() -> other.poll(0)).hasMessage("b is refused");
    assertThat(words.applied()).containsExactly("a");
    assertThat(cursors.read(words.name()).cursor()).isEqualTo("%019d".formatted(1));
    words.allow("b");
    other.poll(0);
    assertThat(words.applied()).containsExactly("a", "b", "c");
  }

  @Test
  void an_event_that_cannot_be_read_is_set_aside_and_stops_nothing() throws SQLException {
    assertThat(eventsSetAside()).as("before there is any").isZero();
    server.say(Words.UNREADABLE);
    server.say("next");
    one.poll(0);
    other.poll(0);
    assertThat(words.applied()).containsExactly("next");
    assertThat(keptForPeople()).isEqualTo(1);
    assertThat(eventsSetAside()).as("told to operators").isEqualTo(1);
    assertThat(
            metrics.get("latitude.feed.events.applied").tag("feed", words.name()).counter().count())
        .isEqualTo(1);
    dealtWith();
    assertThat(eventsSetAside()).as("until somebody has dealt with it").isZero();
  }

  private long keptForPeople() throws SQLException {
    try (var connection = database.getConnection();
        var count =
            connection.prepareStatement(
                "select count(*) from followed_event_set_aside where feed = ?")) {
      count.setString(1, words.name());
      try (var row = count.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getLong(1);
      }
    }
  }

  private void dealtWith() throws SQLException {
    try (var connection = database.getConnection();
        var delete =
            connection.prepareStatement("delete from followed_event_set_aside where feed = ?")) {
      delete.setString(1, words.name());
      assertThat(delete.executeUpdate()).isEqualTo(1);
    }
  }

  /** As a replica tells it that has not looked yet; for some seconds it would tell that again. */
  private double eventsSetAside() {
    var meters = new SimpleMeterRegistry();
    new EventsSetAside(database, meters, Clock.systemUTC()).announce(words);
    return meters.get("latitude.feed.set.aside").tag("feed", words.name()).gauge().value();
  }

  @Test
  void an_event_about_nothing_is_a_fault_that_the_feed_stops_at() throws SQLException {
    var whole = Words.said(1, "word.said", "a");
    server.add(
        new CloudEvent(
            whole.specversion(),
            whole.id(),
            whole.source(),
            whole.type(),
            null,
            whole.time(),
            whole.datacontenttype(),
            whole.sequence(),
            1,
            null,
            whole.actor(),
            null,
            whole.hash(),
            null,
            null,
            whole.data()));
    assertThatThrownBy(() -> one.poll(0))
        .hasMessage("Event %s lacks id, subject or time", whole.sequence());
    assertThat(words.applied()).isEmpty();
  }

  @Test
  void a_stretch_read_from_another_place_is_dropped() {
    server.say("a");
    one.poll(0);
    var page = new EventPage(List.of(), "9999999999999999999", null);
    assertThat(applier.finish(words, "0000000000000000000", page, NOON)).isFalse();
    assertThat(cursors.read(words.name()).cursor()).isEqualTo("%019d".formatted(1));
  }

  @Test
  void a_replica_says_whether_it_follows_and_the_log_tells_an_outage_once() throws Exception {
    assertThat(one.state()).isEqualTo(FeedState.FAILING);
    one.start();
    eventually(() -> one.state() == FeedState.FOLLOWING);
    try (var log = LogOf.type(FeedOutage.class)) {
      server.away(true);
      eventually(() -> server.refusals() >= 3);
      assertThat(one.state()).isEqualTo(FeedState.FAILING);
      server.away(false);
      eventually(() -> one.state() == FeedState.FOLLOWING);
      assertThat(log.lines())
          .containsExactly(
              "WARN Waiting for word-service, whose feed tells which words were said; trying again until it answers: Connection refused",
              "INFO The feed of word-service is being followed");
    }
  }

  @Test
  void a_feed_that_was_followed_before_goes_on_where_it_stood() throws SQLException {
    server.say("a");
    one.poll(0);
    server.say("b");
    other.poll(0);
    assertThat(words.applied()).containsExactly("a", "b");
  }

  private static void eventually(Callable<Boolean> truth) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!truth.call()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
