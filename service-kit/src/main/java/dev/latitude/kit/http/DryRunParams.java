package dev.latitude.kit.http;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Whether a command is only to tell what it would do. */
public class DryRunParams {
  @Parameter(description = "Change nothing, and answer what it would do.")
  @QueryParam("dryRun")
  @DefaultValue("false")
  boolean dryRun;

  public boolean dryRun() {
    return dryRun;
  }
}
