package dev.latitude.kit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Answers 304 instead of a body the client already has. */
public class ConditionalGet {
  @ServerResponseFilter
  public void notModified(ContainerRequestContext request, ContainerResponseContext response) {
    var seen = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    var etag = response.getHeaderString(HttpHeaders.ETAG);
    if (seen != null
        && etag != null
        && response.getStatus() == 200
        && request.getMethod().equals("GET")
        && covers(seen, etag)) {
      response.setStatus(304);
      response.setEntity(null);
    }
  }

  /** Weak comparison (RFC 9110, 13.1.2): compression on the way may have weakened our tag. */
  private static boolean covers(String seen, String etag) {
    return seen.trim().equals("*")
        || Arrays.stream(seen.split(","))
            .map(tag -> tag.trim().replaceFirst("^W/", ""))
            .anyMatch(etag::equals);
  }
}
