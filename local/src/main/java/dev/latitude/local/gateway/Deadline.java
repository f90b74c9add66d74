package dev.latitude.local.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * The time limit of one exchange, counted from the end of the request: a client that takes long to
 * send much is not cut off while bytes keep coming, a stalled one is.
 */
final class Deadline {

  /** What to do then, knowing whether the request had been received: if not, the client is slow. */
  interface Expiry {
    void after(boolean received);
  }

  private final Vertx vertx;
  private final HttpServerRequest request;
  private final long limitMillis;
  private final Expiry expiry;
  private long lastByteAt = System.nanoTime();
  private long bytesSeen;
  private boolean received;
  private long timer;

  private Deadline(Vertx vertx, HttpServerRequest request, Duration limit, Expiry expiry) {
    this.vertx = vertx;
    this.request = request;
    this.limitMillis = limit.toMillis();
    this.expiry = expiry;
  }

  static void start(Vertx vertx, HttpServerRequest request, Duration limit, Expiry expiry) {
    if (limit.isZero()) {
      return;
    }
    var deadline = new Deadline(vertx, request, limit, expiry);
    request.end().onSuccess(_ -> deadline.requestReceived());
    request.response().bodyEndHandler(_ -> vertx.cancelTimer(deadline.timer));
    deadline.arm(deadline.limitMillis);
  }

  private void requestReceived() {
    received = true;
    lastByteAt = System.nanoTime();
  }

  private void arm(long millis) {
    timer = vertx.setTimer(Math.max(1, millis), _ -> check());
  }

  private void check() {
    if (request.response().closed()) {
      return;
    }
    if (!received && request.bytesRead() > bytesSeen) {
      bytesSeen = request.bytesRead();
      lastByteAt = System.nanoTime();
    }
    var left = limitMillis - (System.nanoTime() - lastByteAt) / 1_000_000;
    if (left > 0) {
      arm(left);
    } else {
      expiry.after(received);
    }
  }
}
