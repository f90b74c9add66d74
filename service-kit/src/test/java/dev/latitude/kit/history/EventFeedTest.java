package dev.latitude.kit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latitude.kit.problem.GoneException;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.sample.Note;
import dev.latitude.kit.sample.Notes;
import dev.latitude.testkit.Planning;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The feed neither skips an event that commits late nor is held up by one. */
@QuarkusTest
@WithTestResource(RealParts.class)
class EventFeedTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String HIDDEN = "somebody who is not told of";
  private static final FeedView OPEN =
      stretch -> stretch.stream().filter(event -> !event.actor().equals(HIDDEN)).toList();

  private final Instant now = Instant.now().plus(Duration.ofHours(1));

  private Duration later = Duration.ZERO;

  @Inject Notes notes;
  @Inject EventFeed feed;
  @Inject EventStore store;
  @Inject FeedSignal signal;
  @Inject AgroalDataSource database;

  /** Each reader asks for the same again and again; planning takes longer than reading. */
  @Test
  void a_page_of_the_feed_is_planned_once() throws Exception {
    var start = end();
    var _ = notes.write("robin", "in the feed");
    assertThat(feed.read(start, 1, LONG).items()).hasSize(1);
    try (var connection = database.getConnection()) {
      assertThat(
              Planning.anew(
                  connection, EventStore.fromPosition(101), statement -> statement.setLong(1, 1)))
          .isLessThan(10);
    }
  }

  /** It waits a moment, so that whoever comes back at once does not come back at once for ever. */
  @Test
  void a_replica_that_is_to_stop_lets_its_readers_go_but_tells_what_comes_meanwhile()
      throws Exception {
    var stopping = new FeedSignal(database);
    assertThat(stopping.await(stopping.count(), LONG)).as("look again").isTrue();
    stopping.leave(new ShutdownDelayInitiatedEvent());
    long seen = stopping.count();
    stopping.raise();
    assertThat(stopping.await(seen, LONG)).as("something has come").isTrue();
    assertThat(stopping.await(stopping.count(), LONG)).as("nothing has").isFalse();
  }

  @Test
  void a_transaction_held_open_delays_its_own_events_and_nobody_elses() throws Exception {
    var start = end();
    var appended = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var late = writeAndHold("late", appended, release, threads);
      appended.await();

      var early = List.of(notes.write("robin", "one").id(), notes.write("robin", "two").id());
      var seen = readUntil(start, 2);
      assertThat(seen.items()).extracting(CloudEvent::subject).containsExactlyElementsOf(early);
      assertThat(feed.read(seen.next(), 10, Duration.ZERO).items()).isEmpty();

      release.countDown();
      var id = late.get(10, TimeUnit.SECONDS);
      assertThat(readUntil(seen.next(), 1).items())
          .extracting(CloudEvent::subject)
          .containsExactly(id);
    }
  }

  @Test
  void a_waiting_reader_is_woken_by_the_next_event() throws Exception {
    var start = end();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = CompletableFuture.supplyAsync(() -> feed.read(start, 10, LONG), threads);
      var note = notes.write("robin", "wake up");
      assertThat(waiting.get(10, TimeUnit.SECONDS).items())
          .extracting(CloudEvent::subject)
          .containsExactly(note.id());
    }
  }

  @Test
  void a_reader_that_waits_in_vain_gets_its_cursor_back() {
    var start = end();
    var asked = Instant.now();
    var page = feed.read(start, 10, Duration.ofMillis(50));
    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isEqualTo(start);
    assertThat(page.asOf())
        .as("of the last look, when the wait was over")
        .isBetween(asked.plusMillis(40), Instant.now());
  }

  @Test
  void a_page_that_held_all_there_was_says_until_when_that_is_known() {
    var start = end();
    var _ = notes.write("robin", "one");
    var _ = notes.write("robin", "two");
    var asked = Instant.now();
    var all = readUntil(start, 2);
    var page = feed.read(start, 10, LONG);
    assertThat(page.items()).hasSameSizeAs(all.items());
    assertThat(page.asOf()).isBetween(asked, Instant.now());
    assertThat(feed.read(start, 1, LONG).asOf()).as("there is more").isNull();
  }

  @Test
  void a_reader_that_keeps_its_cursor_sees_every_event_once_and_each_things_own_order()
      throws Exception {
    int writers = 8;
    int changes = 15;
    var start = end();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done =
          CompletableFuture.allOf(
              IntStream.range(0, writers)
                  .mapToObj(
                      writer ->
                          CompletableFuture.runAsync(
                              () -> writeAtRandomPace(writer, changes), threads))
                  .toArray(CompletableFuture[]::new));
      var seen = new ArrayList<CloudEvent>();
      var cursor = start;
      var deadline = Instant.now().plus(LONG);
      while (seen.size() < writers * changes && Instant.now().isBefore(deadline)) {
        var page = feed.read(cursor, 7, Duration.ofMillis(200));
        seen.addAll(page.items());
        cursor = page.next();
      }
      done.get(10, TimeUnit.SECONDS);
      assertThat(feed.read(cursor, 10, Duration.ZERO).items()).isEmpty();

      assertThat(seen).hasSize(writers * changes);
      assertThat(new HashSet<>(seen.stream().map(CloudEvent::id).toList()))
          .hasSize(writers * changes);
      assertThat(seen).extracting(CloudEvent::sequence).isSorted().doesNotHaveDuplicates();
      var subjects = seen.stream().map(CloudEvent::subject).distinct().toList();
      for (var subject : subjects) {
        assertThat(
                seen.stream()
                    .filter(event -> event.subject().equals(subject))
                    .map(CloudEvent::revision))
            .containsExactlyElementsOf(
                IntStream.rangeClosed(1, changes).mapToObj(Long::valueOf).toList());
      }
    }
  }

  @Test
  void what_is_left_out_for_a_reader_is_passed_over_and_not_looked_at_again() {
    var start = end();
    for (int i = 0; i < 7; i++) {
      notes.write(HIDDEN, "left out");
    }
    var first = notes.write("robin", "told");
    notes.write(HIDDEN, "left out");
    var second = notes.write("robin", "told");
    notes.write(HIDDEN, "left out");
    var all = readUntil(start, 11);

    var page = feed.read(start, 1, LONG, OPEN);
    assertThat(page.items()).extracting(CloudEvent::subject).containsExactly(first.id());
    page = feed.read(page.next(), 1, LONG, OPEN);
    assertThat(page.items()).extracting(CloudEvent::subject).containsExactly(second.id());
    assertThat(page.next()).isLessThanOrEqualTo(all.next());
    page = feed.read(page.next(), 1, Duration.ZERO, OPEN);
    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isEqualTo(all.next());

    var whole = feed.read(start, 100, Duration.ZERO, OPEN);
    assertThat(whole.items())
        .extracting(CloudEvent::subject)
        .containsExactly(first.id(), second.id());
    assertThat(whole.next()).isEqualTo(all.next());
  }

  /** Tens of thousands of them cost one reader many a question, and no question very much. */
  @Test
  void pages_go_on_through_more_than_one_of_them_passes_over() throws Exception {
    var start = end();
    int hidden = 2 * EventFeed.MOST_PASSED_OVER + 1_000;
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into event (id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, hash)
          select uuidv7(), gen_random_uuid(), 'note', 1, 'note.written', now(), '%s', '{}', '', d, d
          from generate_series(1, %d), sha256('') d
          """
              .formatted(HIDDEN, hidden));
    }
    readUntil(start, hidden);
    var told = notes.write("robin", "behind all that");

    var asked = new ArrayList<Integer>();
    FeedView counting =
        stretch -> {
          asked.add(stretch.size());
          return OPEN.told(stretch);
        };
    var pages = new ArrayList<EventPage>();
    var cursor = start;
    do {
      pages.add(feed.read(cursor, 10, LONG, counting));
      cursor = pages.getLast().next();
    } while (pages.getLast().items().isEmpty());
    assertThat(pages).hasSize(3);
    assertThat(pages).extracting(EventPage::next).isSorted().doesNotHaveDuplicates();
    assertThat(pages.getLast().items()).extracting(CloudEvent::subject).containsExactly(told.id());
    assertThat(asked).hasSizeLessThan(80).allMatch(size -> size <= 1_000);
  }

  @Test
  void a_reader_that_waits_is_not_answered_by_what_is_left_out() throws Exception {
    var start = end();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new AtomicInteger();
      var passedOver = new CountDownLatch(1);
      FeedView counting =
          stretch -> {
            asked.incrementAndGet();
            passedOver.countDown();
            return OPEN.told(stretch);
          };
      var waiting =
          CompletableFuture.supplyAsync(() -> feed.read(start, 10, LONG, counting), threads);
      notes.write(HIDDEN, "nothing to see");
      var hidden = readUntil(start, 1);
      passedOver.await();

      var told = notes.write("robin", "wake up");
      var page = waiting.get(10, TimeUnit.SECONDS);
      assertThat(page.items()).extracting(CloudEvent::subject).containsExactly(told.id());
      assertThat(asked).hasValueLessThan(3);

      var vain = feed.read(start, 1, Duration.ofMillis(50), stretch -> List.of());
      assertThat(vain.items()).isEmpty();
      assertThat(vain.next()).isEqualTo(page.next()).isGreaterThan(hidden.next());
    }
  }

  @Test
  void a_cursor_that_is_none_is_refused() {
    for (var cursor : List.of("soon", "9999999999999999999", "1")) {
      assertThatThrownBy(() -> feed.read(cursor, 10, Duration.ZERO))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("'after'");
    }
  }

  @Test
  void a_cursor_means_the_same_to_another_instance_and_after_every_connection_has_broken()
      throws Exception {
    var start = end();
    var first = notes.write("robin", "before");
    var cursor = readUntil(start, 1).next();

    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    }
    var second = againAfterFailure(() -> notes.write("robin", "after"));
    database.flush(AgroalDataSource.FlushMode.ALL); // no other test is to meet a broken one

    var another = told(Optional.empty());
    assertThat(againAfterFailure(() -> another.read(start, 10, LONG)).items())
        .extracting(CloudEvent::subject)
        .contains(first.id());
    assertThat(readUntil(cursor, 1).items())
        .extracting(CloudEvent::subject)
        .containsExactly(second.id());
    assertThat(another.read(cursor, 10, LONG).items())
        .extracting(CloudEvent::subject)
        .containsExactly(second.id());
  }

  @Test
  void who_comes_too_late_is_told_where_to_start_instead_of_getting_a_stretch_with_a_gap() {
    var start = end();
    notes.write("robin", "old");
    var old = readUntil(start, 1);
    later = Duration.ofDays(31);
    var brief = told(Optional.of(Duration.ofDays(30)));

    assertThatThrownBy(() -> brief.read(start, 10, Duration.ZERO))
        .isInstanceOf(GoneException.class)
        .hasMessage(
            "The feed no longer tells the events after this cursor. Take a snapshot from /api/v1/hr/notes and go on from the cursor it gives.");
    assertThat(brief.read(old.next(), 10, Duration.ZERO).items()).isEmpty();
    assertThat(told(Optional.empty()).read(start, 10, Duration.ZERO).items())
        .isEqualTo(old.items());
  }

  @Test
  void without_a_cursor_reading_begins_with_the_first_event_that_is_still_told() {
    var everything = told(Optional.empty());
    assertThat(everything.read(null, 1, Duration.ZERO).items())
        .isEqualTo(everything.read(CloudEvent.sequence(0), 1, Duration.ZERO).items());
    var start = end();
    for (int i = 0; i < 5; i++) {
      notes.write("robin", "of all times");
    }
    for (var oldest : readUntil(start, 5).items()) {
      var feed = told(Optional.of(Duration.between(oldest.time(), now)));
      assertThat(feed.read(null, 1, Duration.ZERO).items()).containsExactly(oldest);
    }
    var nothing = told(Optional.of(Duration.ZERO)).read(null, 1, Duration.ZERO);
    assertThat(nothing.items()).isEmpty();
    assertThat(nothing.next()).isEqualTo(everything.end());
  }

  /**
   * As after the restore of a backup: what the reader has seen is not there, and the feed has gone
   * on since, so that it reaches beyond the cursor.
   */
  @Test
  void who_has_seen_what_a_restored_feed_does_not_have_is_told_so() {
    var start = end();
    notes.write("robin", "kept");
    var kept = readUntil(start, 1).next();
    var lost = CloudEvent.sequence(Long.parseLong(kept) + 1);
    assertRestored(lost);
    notes.write("robin", "anew");
    assertThat(readUntil(kept, 1).next()).isGreaterThan(lost);
    assertRestored(lost);
    assertRestored(CloudEvent.sequence(999_999_999_999_999_999L));
  }

  private void assertRestored(String cursor) {
    assertThatThrownBy(() -> told(Optional.empty()).read(cursor, 10, LONG))
        .isInstanceOfSatisfying(
            GoneException.class,
            gone -> assertThat(gone.toProblem().type()).hasToString("/problems/feed-restored"))
        .hasMessageContaining("/api/v1/hr/notes");
  }

  /** Whatever was told before the restore happened before now, by any clock that is about right. */
  @Test
  void a_position_is_given_once_though_the_database_forgets_it() {
    var start = end();
    long before = micros();
    notes.write("robin", "one");
    long position = Long.parseLong(readUntil(start, 1).next());
    assertThat(position).isBetween(before, micros());
  }

  private static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  /** A feed of its own over the same events, as another replica has it. */
  private EventFeed told(Optional<Duration> retention) {
    var config =
        new FeedConfig() {
          @Override
          public String path() {
            return "/api/v1/note-events";
          }

          @Override
          public Optional<Duration> retention() {
            return retention;
          }

          @Override
          public Optional<String> snapshot() {
            return Optional.of("/api/v1/hr/notes");
          }
        };
    var clock = Clock.fixed(now.plus(later), ZoneOffset.UTC);
    return new EventFeed(store, signal, new FeedRetention(store, config, clock), clock);
  }

  /** A pool finds out about a broken connection by using it. */
  private static <T> T againAfterFailure(Supplier<T> work) throws InterruptedException {
    var deadline = Instant.now().plus(LONG);
    while (true) {
      try {
        return work.get();
      } catch (RuntimeException broken) {
        if (Instant.now().isAfter(deadline)) {
          throw broken;
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  private CompletableFuture<UUID> writeAndHold(
      String text, CountDownLatch appended, CountDownLatch release, ExecutorService threads) {
    return CompletableFuture.supplyAsync(
        () ->
            QuarkusTransaction.requiringNew()
                .call(
                    () -> {
                      var id = notes.write("robin", text).id();
                      appended.countDown();
                      release.await();
                      return id;
                    }),
        threads);
  }

  private void writeAtRandomPace(int writer, int changes) {
    Note note =
        QuarkusTransaction.requiringNew().call(() -> pausing(notes.write("w" + writer, "0")));
    for (int i = 1; i < changes; i++) {
      var text = String.valueOf(i);
      QuarkusTransaction.requiringNew()
          .call(() -> pausing(notes.rewrite(note.id(), "w" + writer, text)));
    }
  }

  /** Lets commits overtake one another. */
  private static Note pausing(Note note) throws InterruptedException {
    TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextInt(15_000));
    return note;
  }

  private EventPage readUntil(String cursor, int count) {
    var found = new ArrayList<CloudEvent>();
    var next = cursor;
    var deadline = Instant.now().plus(LONG);
    while (found.size() < count && Instant.now().isBefore(deadline)) {
      var page = feed.read(next, count - found.size(), Duration.ofSeconds(1));
      found.addAll(page.items());
      next = page.next();
    }
    return new EventPage(found, next, null);
  }

  /** A cursor after everything that other tests wrote. */
  private String end() {
    String cursor = null;
    while (true) {
      var page = feed.read(cursor, 1000, Duration.ofMillis(200));
      cursor = page.next();
      if (page.items().isEmpty()) {
        return cursor;
      }
    }
  }
}
