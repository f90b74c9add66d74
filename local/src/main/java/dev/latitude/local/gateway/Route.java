package dev.latitude.local.gateway;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One rule of an {@code HTTPRoute}.
 *
 * @param source the file and the route, for messages
 * @param match the paths it is for
 * @param backends the services that answer, in turn
 * @param request how long the whole exchange may take; zero means as long as it wants
 * @param backendRequest how long one service may take; zero means as long as it wants
 */
record Route(
    String source,
    PathMatch match,
    List<Replicas> backends,
    Duration request,
    Duration backendRequest,
    AtomicInteger turn) {

  Replicas backend() {
    return backends.get(Math.floorMod(turn.getAndIncrement(), backends.size()));
  }

  /** The shorter of the two limits, since this gateway sends each request to one service. */
  Duration limit() {
    if (request.isZero() || backendRequest.isZero()) {
      return request.isZero() ? backendRequest : request;
    }
    return request.compareTo(backendRequest) < 0 ? request : backendRequest;
  }
}
