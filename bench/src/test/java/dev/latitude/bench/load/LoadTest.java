package dev.latitude.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final Environment NOTHING =
      new Environment(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  @Test
  void an_operation_that_had_to_queue_is_timed_from_when_it_was_due() throws Exception {
    var first = new AtomicBoolean(true);
    var outcome =
        run(
            100,
            _ -> {
              if (first.getAndSet(false)) {
                pause(400);
              }
              return 1;
            });
    // Of some 60 operations, those due in the 400 ms of the first have waited, the last of them
    // least.
    assertThat(outcome.p50()).isGreaterThan(1_000);
    assertThat(outcome.most()).isGreaterThan(390_000);
  }

  @Test
  void with_a_rate_there_are_no_more_operations_than_that() throws Exception {
    var outcome = run(100, _ -> 2);
    assertThat(outcome.operations()).isBetween(1L, 61L);
    assertThat(outcome.units()).isEqualTo(2 * outcome.operations());
  }

  @Test
  void without_a_rate_the_next_operation_begins_when_the_last_has_ended() throws Exception {
    var outcome =
        run(
            0,
            _ -> {
              pause(100);
              return 1;
            });
    assertThat(outcome.operations()).isBetween(1L, 7L);
    assertThat(outcome.most()).isGreaterThan(99_000);
  }

  @Test
  void what_fails_counts_for_nothing_and_is_told() throws Exception {
    var outcome =
        run(
            0,
            turn -> {
              if (turn % 2 == 1) {
                throw new IOException("odd");
              }
              return 1;
            });
    assertThat(outcome.failures()).isEqualTo(100);
    assertThat(outcome.firstFailure()).contains("odd");
    assertThat(outcome.units()).isEqualTo(outcome.operations()).isBetween(99L, 101L);
  }

  private interface Operation {
    int run(long turn) throws Exception;
  }

  /** On one connection, for 0.6 s. */
  private static Outcome run(double perSecond, Operation operation) throws Exception {
    return Load.run(
        new Job("", "", 1, 0.6, perSecond, NOTHING),
        _ ->
            _ ->
                new Session() {
                  @Override
                  public int run(long turn) throws Exception {
                    return operation.run(turn);
                  }

                  @Override
                  public void close() {}
                },
        new AtomicLong());
  }

  private static void pause(long millis) {
    var end = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
