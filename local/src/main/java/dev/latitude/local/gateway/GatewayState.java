package dev.latitude.local.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What the event loops of one gateway have in common. */
final class GatewayState {

  static final String HOST = "127.0.0.1";

  private final int requestedPort;
  private final AtomicInteger actualPort = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicBoolean draining = new AtomicBoolean();

  GatewayState(int port) {
    // Vert.x: 0 is another free port for each event loop, -1 one free port for all of them.
    this.requestedPort = port == 0 ? -1 : port;
  }

  int requestedPort() {
    return requestedPort;
  }

  int actualPort() {
    return actualPort.get();
  }

  void listening(int port) {
    actualPort.set(port);
  }

  void track(HttpServerRequest request) {
    underWay.incrementAndGet();
    var over = new AtomicBoolean();
    Handler<Void> end =
        _ -> {
          if (over.compareAndSet(false, true)) {
            underWay.decrementAndGet();
          }
        };
    // Complete, or cut off.
    request.response().endHandler(end).closeHandler(end);
  }

  int underWay() {
    return underWay.get();
  }

  void drain() {
    draining.set(true);
  }

  boolean isDraining() {
    return draining.get();
  }
}
