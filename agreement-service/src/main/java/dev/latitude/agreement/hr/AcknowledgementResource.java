package dev.latitude.agreement.hr;

import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.identity.Roles;
import dev.latitude.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What HR's system holds of an agreement, over HTTP. */
@Path("/api/v1/hr/agreements/{id}/acknowledgement")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "HR sync")
@RolesAllowed({Roles.HR, Roles.HR_INTEGRATION, Roles.SERVICE})
@RunOnVirtualThread
public class AcknowledgementResource {
  private final Acknowledgements acknowledgements;
  private final Caller caller;

  AcknowledgementResource(Acknowledgements acknowledgements, Caller caller) {
    this.acknowledgements = acknowledgements;
    this.caller = caller;
  }

  @PUT
  @Operation(
      operationId = "acknowledgeHrAgreement",
      summary = "Say which revision HR's system holds, and under which id",
      description =
          "Needs the role `hr`, `hr-integration` or `service`. May be sent again: it only ever goes forward, so it needs neither `If-Match` nor an `Idempotency-Key`. An older revision than the one acknowledged, one that HR was never told, and an id that is another agreement's are refused.")
  public AcknowledgementView acknowledge(@RestPath UUID id, AcknowledgementRequest held) {
    return acknowledgements.acknowledge(id, held, caller.person());
  }

  @GET
  @Operation(
      operationId = "getHrAcknowledgement",
      summary = "Read what HR's system holds of an agreement",
      description =
          "Needs the role `hr`, `hr-integration` or `service`. There is none before the first acknowledgement.")
  public AcknowledgementView get(@RestPath UUID id) {
    return acknowledgements.find(id).orElseThrow(ProblemException::notFound);
  }
}
