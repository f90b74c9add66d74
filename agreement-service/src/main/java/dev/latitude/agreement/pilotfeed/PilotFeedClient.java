package dev.latitude.agreement.pilotfeed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.pilot.TolerantJson;
import dev.latitude.kit.history.EventPage;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The feed of pilot-service over HTTP. */
@Path("/api/v1/pilot-events")
@RegisterRestClient(configKey = "pilot-feed")
interface PilotFeedClient {
  @GET
  EventPage read(
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
