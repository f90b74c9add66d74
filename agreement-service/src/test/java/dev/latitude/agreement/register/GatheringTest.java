package dev.latitude.agreement.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GatheringTest {
  private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
  private final List<List<Integer>> asked = Collections.synchronizedList(new ArrayList<>());
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore mayEnd = new Semaphore(0);

  @AfterEach
  void close() {
    askers.shutdownNow();
  }

  @Test
  void a_question_that_comes_alone_is_asked_alone_and_at_once() throws Exception {
    var gathering = new Gathering<>(1, 4, this::tenfold, askers);
    mayEnd.release(2);
    assertThat(ask(gathering, 7).get()).isEqualTo(70);
    assertThat(ask(gathering, 8).get()).isEqualTo(80);
    assertThat(asked).containsExactly(List.of(7), List.of(8));
  }

  @Test
  void what_comes_while_others_are_answered_is_asked_together_in_the_order_of_coming()
      throws Exception {
    var gathering = new Gathering<>(1, 4, this::tenfold, askers);
    var first = ask(gathering, 0);
    begun.acquire();
    var rest = new ArrayList<Future<Integer>>();
    for (int i = 1; i <= 6; i++) {
      rest.add(ask(gathering, i));
      awaitWaiting(gathering, i);
    }
    mayEnd.release(3);
    assertThat(first.get()).isZero();
    for (int i = 1; i <= 6; i++) {
      assertThat(rest.get(i - 1).get()).isEqualTo(10 * i);
    }
    assertThat(asked).containsExactly(List.of(0), List.of(1, 2, 3, 4), List.of(5, 6));
  }

  @Test
  void a_question_is_never_answered_from_what_was_read_before_it_came() throws Exception {
    var state = new AtomicInteger();
    var gathering =
        new Gathering<Integer, Integer>(
            1,
            4,
            questions -> {
              var read = state.get();
              pause();
              return questions.stream().map(_ -> read).toList();
            },
            askers);
    var before = ask(gathering, 0);
    begun.acquire();
    state.set(1);
    var after = ask(gathering, 0);
    awaitWaiting(gathering, 1);
    mayEnd.release(2);
    assertThat(before.get()).isZero();
    assertThat(after.get()).isEqualTo(1);
  }

  @Test
  void a_failure_is_told_to_all_it_concerns_and_to_nobody_after_them() throws Exception {
    var gathering =
        new Gathering<Integer, Integer>(
            1,
            4,
            questions -> {
              pause();
              if (questions.contains(13)) {
                throw new IllegalStateException("unlucky");
              }
              return questions;
            },
            askers);
    var first = ask(gathering, 1);
    begun.acquire();
    var second = ask(gathering, 13);
    awaitWaiting(gathering, 1);
    var third = ask(gathering, 2);
    awaitWaiting(gathering, 2);
    mayEnd.release(3);
    assertThat(first.get()).isEqualTo(1);
    for (var unlucky : List.of(second, third)) {
      assertThatThrownBy(unlucky::get)
          .isInstanceOf(ExecutionException.class)
          .rootCause()
          .hasMessage("unlucky");
    }
    assertThat(ask(gathering, 4).get()).isEqualTo(4);
  }

  @Test
  void whoever_waits_while_the_source_fails_is_told_so_at_once() throws Exception {
    var gathering =
        new Gathering<Integer, Integer>(
            1,
            2,
            _ -> {
              pause();
              throw new IllegalStateException("away");
            },
            askers);
    var all = new ArrayList<Future<Integer>>();
    all.add(ask(gathering, 0));
    begun.acquire();
    for (int i = 1; i <= 7; i++) {
      all.add(ask(gathering, i));
    }
    mayEnd.release();
    for (var one : all) {
      assertThatThrownBy(one::get).rootCause().hasMessage("away");
    }
    assertThat(begun.tryAcquire()).as("asked a second time").isFalse();
  }

  @Test
  void thousands_at_once_are_each_given_their_own_answer_and_nobody_is_forgotten()
      throws Exception {
    var gathering =
        new Gathering<Integer, Integer>(
            2, 16, questions -> questions.stream().map(i -> -i).toList(), askers);
    var questions =
        IntStream.range(0, 20_000)
            .mapToObj(i -> (Callable<Boolean>) () -> ask(gathering, i).get() == -i)
            .toList();
    for (var right : askers.invokeAll(questions, 20, TimeUnit.SECONDS)) {
      assertThat(right.get()).isTrue();
    }
  }

  private Future<Integer> ask(Gathering<Integer, Integer> gathering, int question) {
    return gathering.answer(question).toCompletableFuture();
  }

  private static void awaitWaiting(Gathering<?, ?> gathering, int many) {
    while (gathering.waiting() < many) {
      Thread.onSpinWait();
    }
  }

  private List<Integer> tenfold(List<Integer> questions) {
    asked.add(questions);
    pause();
    return questions.stream().map(i -> 10 * i).toList();
  }

  private void pause() {
    begun.release();
    mayEnd.acquireUninterruptibly();
  }
}
