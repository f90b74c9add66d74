package dev.latitude.proposal.attachment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.latitude.kit.problem.RefusedElsewhere;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * What is asked of pilot-service, with the caller's own access token, so that it answers exactly
 * what the caller may see. Both are plain reads, so asking again does no harm; and when most
 * answers fail, it is left alone for a while, and callers hear at once that it is away. What it
 * refuses to one caller is no failure, and is not asked again.
 */
@Path("/api/v1/pilots")
@RegisterRestClient(configKey = "pilot-service")
@RegisterClientHeaders // what org.eclipse.microprofile.rest.client.propagateHeaders names
@Timeout(value = 2, unit = ChronoUnit.SECONDS)
@Retry(maxRetries = 2, delay = 100, jitter = 50, abortOn = RefusedElsewhere.class)
@CircuitBreaker(
    requestVolumeThreshold = 20,
    failureRatio = 0.5,
    delay = 5,
    delayUnit = ChronoUnit.SECONDS,
    skipOn = RefusedElsewhere.class)
public interface PilotServiceClient {
  @GET
  @Path("/{id}")
  PilotDocument pilot(@PathParam("id") UUID id);

  @GET
  PilotDocument.PageDocument pilots(
      @QueryParam("author") String author,
      @QueryParam("state") String state,
      @QueryParam("limit") int limit);

  @ClientExceptionMapper
  static RuntimeException failure(Response response) {
    return RefusedElsewhere.orFailure("pilot-service", response);
  }

  /** Tolerant, unlike this service's own: pilot-service may say more than is needed here. */
  @ClientObjectMapper
  static ObjectMapper tolerant() {
    return new ObjectMapper()
        .registerModule(new JavaTimeModule())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }
}
