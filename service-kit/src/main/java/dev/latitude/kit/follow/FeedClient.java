package dev.latitude.kit.follow;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.history.EventPage;
import dev.latitude.kit.json.TolerantJson;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The feed of another service over HTTP. */
@Path("/api/v1")
interface FeedClient {
  @GET
  @Path("/{feed}")
  EventPage read(
      @RestPath String feed,
      @RestHeader("Authorization") String authorization,
      @RestQuery @Nullable String after,
      @RestQuery int limit,
      @RestQuery("wait") int seconds);

  /** Whether somebody in between answered for a service that does not. */
  static boolean saysNobodyIsThere(WebApplicationException answer) {
    return switch (answer.getResponse().getStatus()) {
      case 502, 503, 504 -> true;
      default -> false;
    };
  }

  @ClientObjectMapper
  static ObjectMapper tolerant(ObjectMapper json) {
    return TolerantJson.of(json);
  }
}
