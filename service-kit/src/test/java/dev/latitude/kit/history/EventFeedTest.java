package dev.latitude.kit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.sample.Note;
import dev.latitude.kit.sample.Notes;
import dev.latitude.testkit.RealParts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The feed neither skips an event that commits late nor is held up by one. */
@QuarkusTest
@WithTestResource(RealParts.class)
class EventFeedTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @Inject Notes notes;
  @Inject EventFeed feed;

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
    var page = feed.read(start, 10, Duration.ofMillis(50));
    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isEqualTo(start);
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
  void a_cursor_that_is_none_is_refused() {
    for (var cursor : List.of("soon", "9999999999999999999", "1")) {
      assertThatThrownBy(() -> feed.read(cursor, 10, Duration.ZERO))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("'after'");
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
    return new EventPage(found, next);
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
