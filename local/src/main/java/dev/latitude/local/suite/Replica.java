package dev.latitude.local.suite;

import java.net.URI;

/**
 * One process of a service, and where it is; the place stays the same when it is started again.
 *
 * @param number 1 for the first
 */
public record Replica(Service service, int number, int port, int managementPort) {

  /** Names the process in messages, its log and its state. */
  public String name() {
    return number == 1 ? service.serviceName() : service.serviceName() + "-" + number;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public URI managementUri() {
    return URI.create("http://127.0.0.1:" + managementPort);
  }
}
