package dev.latitude.agreement.hr;

import dev.latitude.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far HR's copy is behind, over HTTP. */
@Path("/api/v1/hr/sync-status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "HR sync")
@RolesAllowed({Roles.HR, Roles.HR_INTEGRATION, Roles.SERVICE})
@RunOnVirtualThread
public class SyncStatusResource {
  private final Acknowledgements acknowledgements;

  SyncStatusResource(Acknowledgements acknowledgements) {
    this.acknowledgements = acknowledgements;
  }

  @GET
  @Operation(
      operationId = "getSyncStatus",
      summary = "List what HR has not acknowledged, oldest first",
      description =
          "Needs the role `hr`, `hr-integration` or `service`. An agreement is in it from the change that HR has not acknowledged until HR acknowledges the revision that there is.")
  public SyncStatusPage list(@BeanParam @Valid SyncStatusParams page) {
    return acknowledgements.status(page);
  }
}
