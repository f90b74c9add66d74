package dev.latitude.agreement.proposal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.upstream.HistoryPage;
import dev.latitude.kit.json.TolerantJson;
import dev.latitude.kit.problem.RefusedElsewhere;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Proposals and decision types over HTTP, asked for with the caller's own token: who may not see it
 * there may not here.
 */
@Path("/api/v1")
@RegisterRestClient(configKey = "proposal-service")
@RegisterClientHeaders
interface ProposalClient {
  @GET
  @Path("/proposals/{id}")
  AcceptedProposal proposal(@RestPath UUID id);

  @GET
  @Path("/proposals/{id}/history")
  HistoryPage history(@RestPath UUID id, @RestQuery @Nullable String cursor, @RestQuery int limit);

  @GET
  @Path("/proposals/{id}/rights/{decision}/rounds")
  Rounds rounds(@RestPath UUID id, @RestPath String decision, @RestQuery int limit);

  /** Safe to send again: the key makes it one draft. */
  @POST
  @Path("/proposals/{id}/follow-up")
  FollowUp followUp(@RestPath UUID id, @RestHeader("Idempotency-Key") String key);

  @GET
  @Path("/decision-types/{slug}")
  DecisionType decisionType(@RestPath String slug);

  @ClientExceptionMapper
  static RuntimeException failure(Response response) {
    return switch (response.getStatus()) {
      case 403, 404 -> new NotVisible();
      case 409 ->
          isAtIt(response)
              ? new IllegalStateException(
                  "proposal-service is at it for an attempt before this one")
              : new NotVisible();
      default -> RefusedElsewhere.orFailure("proposal-service", response);
    };
  }

  /** An attempt under the same key is not answered yet; a moment later there is its answer. */
  private static boolean isAtIt(Response response) {
    return response.readEntity(String.class).contains("/problems/idempotency-key-in-use");
  }

  @ClientObjectMapper
  static ObjectMapper tolerant(ObjectMapper json) {
    return TolerantJson.of(json);
  }
}
