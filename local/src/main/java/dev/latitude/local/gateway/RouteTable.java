package dev.latitude.local.gateway;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All routes, the most specific first: exact paths, then prefixes from long to short. */
final class RouteTable {

  private final List<Route> routes;

  RouteTable(Collection<Route> routes) {
    this.routes =
        routes.stream()
            .sorted(
                comparing((Route route) -> route.match().type())
                    .thenComparingInt(route -> -route.match().value().length()))
            .toList();
  }

  Optional<Route> find(String path) {
    return routes.stream().filter(route -> route.match().matches(path)).findFirst();
  }
}
