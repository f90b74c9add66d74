package dev.latitude.agreement.pilot;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.upstream.HistoryPage;
import dev.latitude.kit.json.TolerantJson;
import dev.latitude.kit.problem.RefusedElsewhere;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Pilots over HTTP, asked for with the caller's own token: who may not see it there may not here.
 */
@Path("/api/v1/pilots")
@RegisterRestClient(configKey = "pilot-service")
@RegisterClientHeaders
interface PilotClient {
  @GET
  @Path("/{id}")
  Pilot get(@RestPath UUID id);

  @GET
  @Path("/{id}/reviews")
  GraduationReview.Newest reviews(@RestPath UUID id, @RestQuery int limit);

  @GET
  @Path("/{id}/history")
  HistoryPage history(@RestPath UUID id, @RestQuery @Nullable String cursor, @RestQuery int limit);

  @ClientExceptionMapper
  static RuntimeException failure(Response response) {
    return RefusedElsewhere.orFailure("pilot-service", response);
  }

  @ClientObjectMapper
  static ObjectMapper tolerant(ObjectMapper json) {
    return TolerantJson.of(json);
  }
}
