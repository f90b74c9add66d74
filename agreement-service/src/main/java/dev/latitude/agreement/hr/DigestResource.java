package dev.latitude.agreement.hr;

import dev.latitude.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What two sides compare their copies by, over HTTP. */
@Path("/api/v1/hr/digest")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "HR sync")
@RolesAllowed({Roles.HR, Roles.HR_INTEGRATION, Roles.SERVICE})
@RunOnVirtualThread
public class DigestResource {
  private final Digests digests;

  DigestResource(Digests digests) {
    this.digests = digests;
  }

  @GET
  @Operation(
      operationId = "getHrDigest",
      summary = "Find where two copies differ",
      description =
          "Needs the role `hr`, `hr-integration` or `service`. An agreement belongs to the bucket that the SHA-256 of its id (as lower-case text) begins with. A bucket of three digits has the SHA-256 over a line `id revision contentHash` for each of its agreements, in the order of their ids; a larger one that over a line `prefix count hash` for each bucket in it, in order; every line ends with a line feed. Compare the whole first, then go down into the buckets that differ; four questions lead to an agreement.")
  public DigestView get(
      @Parameter(description = "Which bucket; absent for all.", example = "a3")
          @QueryParam("prefix")
          @Pattern(regexp = "[0-9a-f]{1,3}", message = "must be one to three hexadecimal digits")
          @Nullable String prefix) {
    return digests.read(prefix, digests.bringUpToDate());
  }
}
