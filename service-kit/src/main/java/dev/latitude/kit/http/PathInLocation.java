package dev.latitude.kit.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tells where a new thing is by its path (RFC 9110, 10.2.2). The framework makes an address of it
 * with the scheme that the service sees, which behind a gateway is not the one that the client
 * asked: over plain HTTP a browser follows no such address, and a machine would send its token in
 * clear.
 */
public class PathInLocation {
  @ServerResponseFilter
  public void leaveOutOrigin(ContainerResponseContext response) {
    var location = response.getHeaderString(HttpHeaders.LOCATION);
    if (location == null) {
      return;
    }
    var address = URI.create(location);
    if (address.isAbsolute()) {
      var query = address.getRawQuery();
      response
          .getHeaders()
          .putSingle(
              HttpHeaders.LOCATION, address.getRawPath() + (query == null ? "" : "?" + query));
    }
  }
}
