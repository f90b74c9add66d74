package dev.latitude.kit.http;

import dev.latitude.kit.problem.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Whether a command is only to tell what it would do. A parameter without a value is refused: the
 * platform takes it for one that was not sent, and would go ahead.
 */
public class DryRunParams {
  private static final String NAME = "dryRun";

  @Parameter(description = "Change nothing, and answer what it would do.")
  @QueryParam(NAME)
  @DefaultValue("false")
  boolean dryRun;

  @Context @Nullable UriInfo uri;

  public boolean dryRun() {
    if (!dryRun
        && uri != null
        && uri.getQueryParameters().containsKey(NAME)
        && !"false".equals(uri.getQueryParameters().getFirst(NAME))) {
      throw ProblemException.invalidParameter(NAME, "must be true or false");
    }
    return dryRun;
  }
}
