package dev.latitude.kit.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers 304 instead of a body the client already has.
 *
 * <p>What is told of a thing depends on more than its version: what the caller may do next on who
 * they are, and what is due on the day where the people are. So the tag of what is read has these
 * in it, too. Days begin with a quarter of an hour in every time zone.
 */
@Singleton
public class ConditionalGet {
  private static final int QUARTER_OF_AN_HOUR = 900;

  private final SecurityIdentity identity;
  private final Clock clock;

  ConditionalGet(SecurityIdentity identity, Clock clock) {
    this.identity = identity;
    this.clock = clock;
  }

  @ServerResponseFilter
  public void notModified(ContainerRequestContext request, ContainerResponseContext response) {
    var tag = response.getHeaderString(HttpHeaders.ETAG);
    if (tag == null || response.getStatus() != 200 || !request.getMethod().equals("GET")) {
      return;
    }
    if (ETags.isOfVersion(tag)) {
      var view = view(identity.getPrincipal().getName(), identity.getRoles(), clock.instant());
      tag = ETags.withView(tag, view);
      response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
    }
    var seen = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    if (seen != null && covers(seen, tag)) {
      response.setStatus(304);
      response.setEntity(null);
    }
  }

  static String view(String person, Set<String> roles, Instant now) {
    return "%s %s %d"
        .formatted(person, new TreeSet<>(roles), now.getEpochSecond() / QUARTER_OF_AN_HOUR);
  }

  /** Weak comparison (RFC 9110, 13.1.2): compression on the way may have weakened our tag. */
  private static boolean covers(String seen, String etag) {
    return seen.trim().equals("*")
        || Arrays.stream(seen.split(","))
            .map(tag -> tag.trim().replaceFirst("^W/", ""))
            .anyMatch(etag::equals);
  }
}
