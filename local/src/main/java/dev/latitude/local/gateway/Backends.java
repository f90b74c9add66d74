package dev.latitude.local.gateway;

import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the cluster's services are on this machine, by service name and service port. */
public final class Backends {

  private final Map<String, Replicas> byServiceAndPort = new TreeMap<>();

  /** Adds a service with the base addresses of its replicas. */
  public Backends with(String service, int port, List<URI> replicas) {
    var addresses =
        replicas.stream()
            .map(uri -> SocketAddress.inetSocketAddress(uri.getPort(), uri.getHost()))
            .toList();
    byServiceAndPort.put(service + ":" + port, new Replicas(service, addresses));
    return this;
  }

  Optional<Replicas> find(String service, int port) {
    return Optional.ofNullable(byServiceAndPort.get(service + ":" + port));
  }
}
