package dev.latitude.local.gateway;

import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The local addresses of one service, used in turn. */
final class Replicas {

  private final String service;
  private final List<SocketAddress> addresses;
  private final AtomicInteger turn = new AtomicInteger();

  Replicas(String service, List<SocketAddress> addresses) {
    this.service = service;
    this.addresses = List.copyOf(addresses);
  }

  String service() {
    return service;
  }

  /** The address whose turn it is, and then the one to try when nobody listens there. */
  List<SocketAddress> next() {
    var first = Math.floorMod(turn.getAndIncrement(), addresses.size());
    return IntStream.range(0, Math.min(2, addresses.size()))
        .mapToObj(i -> addresses.get((first + i) % addresses.size()))
        .toList();
  }
}
