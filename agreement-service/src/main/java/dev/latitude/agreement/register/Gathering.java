package dev.latitude.agreement.register;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
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
 * <p>Nobody waits in a thread: a question is left here, and whoever asks for all completes it. When
 * the source fails, all who wait by then are told so.
 */
final class Gathering<Q, A> {
  private final int atOnce;
  private final int most;
  private final Function<List<Q>, List<A>> source;
  private final Executor askers;
  private final Lock lock = new ReentrantLock();
  private final Queue<Waiting<Q, A>> waiting = new ArrayDeque<>();
  private int asking;

  /**
   * @param atOnce how many may be asking at the same time
   * @param most how many questions are asked together
   * @param source gives the answers in the order of the questions
   * @param askers where it is asked; it must take whatever it is given
   */
  Gathering(int atOnce, int most, Function<List<Q>, List<A>> source, Executor askers) {
    this.atOnce = atOnce;
    this.most = most;
    this.source = source;
    this.askers = askers;
  }

  private record Waiting<Q, A>(Q question, CompletableFuture<A> answer) {}

  CompletionStage<A> answer(Q question) {
    var answer = new CompletableFuture<A>();
    if (isOneMoreToAsk(new Waiting<>(question, answer))) {
      askers.execute(this::askUntilNobodyWaits);
    }
    return answer;
  }

  private boolean isOneMoreToAsk(Waiting<Q, A> mine) {
    lock.lock();
    try {
      waiting.add(mine);
      if (asking == atOnce) {
        return false;
      }
      asking++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void askUntilNobodyWaits() {
    for (var next = next(); !next.isEmpty(); next = next()) {
      ask(next);
    }
  }

  /** Those who have waited longest; when there are none, one less is asking. */
  private List<Waiting<Q, A>> next() {
    var next = new ArrayList<Waiting<Q, A>>();
    lock.lock();
    try {
      while (next.size() < most && !waiting.isEmpty()) {
        next.add(waiting.remove());
      }
      if (next.isEmpty()) {
        asking--;
      }
    } finally {
      lock.unlock();
    }
    return next;
  }

  private void ask(List<Waiting<Q, A>> all) {
    try {
      var answers = source.apply(all.stream().map(Waiting::question).toList());
      for (int i = 0; i < all.size(); i++) {
        boolean _ = all.get(i).answer().complete(answers.get(i));
      }
    } catch (RuntimeException | Error failure) {
      tell(failure, all);
      // A source that is away fails slowly; nobody is to wait for one attempt after another.
      tell(failure, allWaiting());
    }
  }

  private List<Waiting<Q, A>> allWaiting() {
    lock.lock();
    try {
      var all = List.copyOf(waiting);
      waiting.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }

  /** A new one for each: whoever reports it adds to it. */
  private static <Q, A> void tell(Throwable failure, List<Waiting<Q, A>> all) {
    for (var one : all) {
      boolean _ =
          one.answer()
              .completeExceptionally(
                  new IllegalStateException("The answer could not be found", failure));
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
}
