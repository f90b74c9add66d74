package dev.latitude.kit.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.latitude.kit.history.CloudEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LiveStreamTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(10);

  private final List<CloudEvent> history = new CopyOnWriteArrayList<>();
  private long changesReaders = -1;
  private final AtomicInteger questions = new AtomicInteger();

  private LiveStream stream(long revision, Duration heartbeat, Instant ends) {
    return new LiveStream(
        (after, limit) -> {
          questions.incrementAndGet();
          return history.stream().filter(event -> event.revision() > after).limit(limit).toList();
        },
        event -> event.revision() == changesReaders,
        revision,
        heartbeat,
        ends,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private void happens(int times) {
    for (int i = 0; i < times; i++) {
      long revision = history.size() + 1L;
      history.add(
          new CloudEvent(
              "1.0",
              UUID.randomUUID(),
              "/api/v1/notes",
              "note.written",
              UUID.randomUUID(),
              NOW,
              "application/json",
              "%019d".formatted(revision),
              revision,
              null,
              "robin",
              null,
              "00",
              null,
              null,
              JsonNodeFactory.instance.objectNode()));
    }
  }

  private static long revision(LiveMessage message) {
    return message instanceof LiveMessage.Happened happened ? happened.event().revision() : -1;
  }

  @Test
  void what_was_missed_comes_first_however_much_it_is_and_each_once() {
    happens(250);
    var stream = stream(3, LONG, NOW.plus(LONG));
    var heard = IntStream.range(0, 247).mapToLong(_ -> revision(stream.next())).boxed().toList();
    assertThat(heard).isEqualTo(LongStream.rangeClosed(4, 250).boxed().toList());
    assertThat(questions.get()).isEqualTo(3);
  }

  @Test
  void news_wakes_it_and_idleness_asks_nothing() {
    happens(1);
    var stream = stream(0, LONG, NOW.plus(LONG));
    assertThat(revision(stream.next())).isEqualTo(1);
    var next = CompletableFuture.supplyAsync(stream::next);
    happens(1);
    stream.news();
    assertThat(revision(next.join())).isEqualTo(2);
    assertThat(questions.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void silence_is_told_after_a_while() {
    var stream = stream(0, Duration.ofMillis(20), NOW.plus(LONG));
    assertThat(stream.next()).isEqualTo(new LiveMessage.Heartbeat());
    assertThat(stream.next()).isEqualTo(new LiveMessage.Heartbeat());
    assertThat(questions.get()).isEqualTo(1);
  }

  @Test
  void when_its_time_is_up_it_says_so_and_ends() {
    var stream = stream(0, LONG, NOW);
    assertThat(stream.next()).isEqualTo(new LiveMessage.Closing(LiveMessage.Reason.TIME_IS_UP));
    assertThat(stream.next()).isEqualTo(new LiveMessage.End());
  }

  @Test
  void after_what_changes_who_may_read_it_says_so_and_ends() {
    changesReaders = 2;
    happens(3);
    var stream = stream(0, LONG, NOW.plus(LONG));
    assertThat(revision(stream.next())).isEqualTo(1);
    assertThat(revision(stream.next())).isEqualTo(2);
    assertThat(stream.next())
        .isEqualTo(new LiveMessage.Closing(LiveMessage.Reason.READERS_CHANGED));
    assertThat(stream.next()).isEqualTo(new LiveMessage.End());
    assertThat(revision(stream(2, LONG, NOW.plus(LONG)).next())).isEqualTo(3);
  }

  @Test
  void at_shutdown_it_says_so_while_it_waits_and_ends() {
    var stream = stream(0, LONG, NOW.plus(LONG));
    var next = CompletableFuture.supplyAsync(stream::next);
    stream.close(LiveMessage.Reason.SHUTTING_DOWN);
    assertThat(next.join()).isEqualTo(new LiveMessage.Closing(LiveMessage.Reason.SHUTTING_DOWN));
    assertThat(stream.next()).isEqualTo(new LiveMessage.End());
  }

  @Test
  void when_nobody_reads_any_more_it_just_ends() {
    var stream = stream(0, LONG, NOW.plus(LONG));
    var next = CompletableFuture.supplyAsync(stream::next);
    stream.cancel();
    assertThat(next.join()).isEqualTo(new LiveMessage.End());
  }
}
