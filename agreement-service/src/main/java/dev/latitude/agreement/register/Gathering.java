package dev.latitude.agreement.register;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Answers questions that come at the same time together. A question that comes alone is asked at
 * once; those that come while others are being answered are asked together as soon as these are. So
 * the more there are, the less each costs, and none waits longer than an answer takes.
 *
 * <p>Unlike from a cache, no answer is older than its question: reading begins after it has come.
 * Whoever has just heard of a change, by whichever replica, is answered from what came of it.
 *
 * <p>There is no thread for this: whoever asks first asks for all, and hands that on.
 */
final class Gathering<Q, A> {
  private final int atOnce;
  private final int most;
  private final Function<List<Q>, List<A>> source;
  private final Lock lock = new ReentrantLock();
  private final Queue<Waiting<Q, A>> waiting = new ArrayDeque<>();
  private int asking;

  /**
   * @param atOnce how many may be asking at the same time
   * @param most how many questions are asked together
   * @param source gives the answers in the order of the questions
   */
  Gathering(int atOnce, int most, Function<List<Q>, List<A>> source) {
    this.atOnce = atOnce;
    this.most = most;
    this.source = source;
  }

  /**
   * A question and whoever waits for its answer.
   *
   * @param turn completes when it was answered, or when its asker is to ask for all
   * @param answer completes when it was answered
   */
  private record Waiting<Q, A>(
      Q question, CompletableFuture<Void> turn, CompletableFuture<A> answer) {
    static <Q, A> Waiting<Q, A> of(Q question) {
      return new Waiting<>(question, new CompletableFuture<>(), new CompletableFuture<>());
    }

    void answered(A result) {
      boolean _ = answer.complete(result);
      boolean _ = turn.complete(null);
    }

    void failed(Throwable failure) {
      boolean _ = answer.completeExceptionally(failure);
      boolean _ = turn.complete(null);
    }
  }

  A answer(Q question) {
    var mine = Waiting.<Q, A>of(question);
    if (!mayAsk(mine)) {
      mine.turn().join();
    }
    if (!mine.answer().isDone()) {
      askWithOthers(mine);
    }
    return result(mine);
  }

  /** True when it may ask at once; otherwise it has its place among those who wait. */
  private boolean mayAsk(Waiting<Q, A> mine) {
    lock.lock();
    try {
      if (asking < atOnce) {
        asking++;
        return true;
      }
      return !waiting.add(mine);
    } finally {
      lock.unlock();
    }
  }

  private void askWithOthers(Waiting<Q, A> mine) {
    var all = with(mine);
    try {
      var answers = source.apply(all.stream().map(Waiting::question).toList());
      for (int i = 0; i < all.size(); i++) {
        all.get(i).answered(answers.get(i));
      }
    } catch (RuntimeException | Error failure) {
      all.forEach(one -> one.failed(failure));
    } finally {
      handOn();
    }
  }

  private List<Waiting<Q, A>> with(Waiting<Q, A> mine) {
    var all = new ArrayList<Waiting<Q, A>>();
    all.add(mine);
    lock.lock();
    try {
      while (all.size() < most && !waiting.isEmpty()) {
        all.add(waiting.remove());
      }
    } finally {
      lock.unlock();
    }
    return all;
  }

  /** Whoever has waited longest asks next. */
  private void handOn() {
    lock.lock();
    try {
      var next = waiting.poll();
      if (next == null) {
        asking--;
      } else {
        boolean _ = next.turn().complete(null);
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many questions wait to be asked. */
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  private static <A> A result(Waiting<?, A> mine) {
    try {
      return mine.answer().join();
    } catch (CompletionException failed) {
      // A new one for each: whoever reports it adds to it.
      throw new IllegalStateException("The answer could not be found", failed.getCause());
    }
  }
}
