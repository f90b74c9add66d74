package dev.latitude.proposal.catalogue;

import dev.latitude.proposal.proposal.Dimension;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of the catalogue. */
public class CatalogueParams {
  @Parameter(description = "Only those in this state.")
  @QueryParam("state")
  @Nullable DecisionTypeState state;

  @Parameter(description = "Only those of this dimension.")
  @QueryParam("dimension")
  @Nullable Dimension dimension;

  @Parameter(description = "Only those whose slug begins like this.", example = "client-report.")
  @QueryParam("slugPrefix")
  @Size(max = 100)
  @Pattern(regexp = "[a-z0-9.-]*", message = "must be the beginning of a slug")
  @Nullable String slugPrefix;
}
