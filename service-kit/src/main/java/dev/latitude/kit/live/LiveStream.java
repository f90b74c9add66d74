package dev.latitude.kit.live;

import dev.latitude.kit.history.CloudEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One stream: which message comes next. Messages are made when they are asked for, so a slow reader
 * holds up nobody but itself, and no more than a page of events waits for it.
 */
final class LiveStream {
  private static final int PAGE = 100;

  /** The events of the thing. */
  interface Source {
    List<CloudEvent> after(long revision, int limit);
  }

  private final Source source;
  private final Predicate<CloudEvent> changesReaders;
  private final Duration heartbeat;
  private final Instant ends;
  private final Clock clock;
  private final Queue<LiveMessage> ready = new ArrayDeque<>();
  private long revision;
  private boolean over;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean news = true;
  private LiveMessage.@Nullable Reason closing;
  private boolean cancelled;

  LiveStream(
      Source source,
      Predicate<CloudEvent> changesReaders,
      long revision,
      Duration heartbeat,
      Instant ends,
      Clock clock) {
    this.source = source;
    this.changesReaders = changesReaders;
    this.revision = revision;
    this.heartbeat = heartbeat;
    this.ends = ends;
    this.clock = clock;
  }

  void first(LiveMessage message) {
    ready.add(message);
  }

  /** There may be something new; from any thread. */
  void news() {
    change(() -> news = true);
  }

  /** It says goodbye and ends; from any thread. */
  void close(LiveMessage.Reason reason) {
    change(() -> closing = reason);
  }

  /** Nobody reads any more; from any thread. */
  void cancel() {
    change(() -> cancelled = true);
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The next message, as soon as there is one; asked for by one thread at a time. */
  LiveMessage next() {
    while (true) {
      var message = ready.poll();
      if (message != null) {
        return message;
      }
      if (over) {
        return new LiveMessage.End();
      }
      switch (await()) {
        case NEWS -> read();
        case SILENCE -> {
          return new LiveMessage.Heartbeat();
        }
        case CLOSING -> {
          over = true;
          return new LiveMessage.Closing(reason());
        }
        case CANCELLED -> over = true;
      }
    }
  }

  private void read() {
    var page = source.after(revision, PAGE);
    for (var event : page) {
      ready.add(new LiveMessage.Happened(event));
      revision = event.revision();
      if (changesReaders.test(event)) {
        close(LiveMessage.Reason.READERS_CHANGED);
        return;
      }
    }
    if (page.size() == PAGE) {
      news();
    }
  }

  private LiveMessage.Reason reason() {
    return closing == null ? LiveMessage.Reason.TIME_IS_UP : closing;
  }

  private enum Wake {
    NEWS,
    SILENCE,
    CLOSING,
    CANCELLED
  }

  private Wake await() {
    lock.lock();
    try {
      long left = Duration.between(clock.instant(), ends).toNanos();
      long silence = Math.min(left, heartbeat.toNanos());
      while (!news && closing == null && !cancelled && silence > 0) {
        silence = changed.awaitNanos(silence);
      }
      if (cancelled) {
        return Wake.CANCELLED;
      }
      if (closing != null || !clock.instant().isBefore(ends)) {
        return Wake.CLOSING;
      }
      var wake = news ? Wake.NEWS : Wake.SILENCE;
      news = false;
      return wake;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Wake.CANCELLED;
    } finally {
      lock.unlock();
    }
  }
}
