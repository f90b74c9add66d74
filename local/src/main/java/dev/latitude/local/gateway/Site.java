package dev.latitude.local.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** What the gateway serves itself beside the routes, to people who open it in a browser. */
public interface Site {
  /** Nothing: every path is a route or unknown. */
  Site NONE =
      new Site() {
        @Override
        public boolean handle(HttpServerRequest request) {
          return false;
        }

        @Override
        public Optional<String> token(HttpServerRequest request) {
          return Optional.empty();
        }
      };

  /**
   * Answers the request if its path is one of the site's; on the event loop, so without waiting.
   */
  boolean handle(HttpServerRequest request);

  /** The access token of whoever is signed in, for a request that reads and brings none. */
  Optional<String> token(HttpServerRequest request);
}
