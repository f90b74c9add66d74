package dev.latitude.pilot.pilot;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which pilots a list holds. What is left out narrows nothing. */
public class PilotListParams {
  @QueryParam("state")
  @Nullable PilotState state;

  @Parameter(description = "Only those in which this proposal is or was tried.")
  @QueryParam("proposalId")
  @Nullable UUID proposalId;

  @Parameter(description = "Only what this person tries; `me` is the caller.")
  @QueryParam("author")
  @Size(max = 200)
  @Nullable String author;

  @Parameter(description = "Only what this person lets others try; `me` is the caller.")
  @QueryParam("approver")
  @Size(max = 200)
  @Nullable String approver;

  @Parameter(
      description =
          "Only what this person observes; `me` is the caller, who finds it with this alone. A party looks up which of their own pilots somebody"
              + " else observes.")
  @QueryParam("observer")
  @Size(max = 200)
  @Nullable String observer;

  @Parameter(
      description =
          "Only what waits for this person: to acknowledge, to start, to report on a period whose last day has come, to hold a review whose"
              + " day has come, to talk while it is PAUSED, or to decide once the last day has passed; `me` is the caller.")
  @QueryParam("awaiting")
  @Size(max = 200)
  @Nullable String awaiting;

  @Parameter(
      description = "Only those in which this decision is tried.",
      example = "client-report.publish")
  @QueryParam("decision")
  @Size(max = 100)
  @Pattern(regexp = Slugs.PATTERN, message = Slugs.MESSAGE)
  @Nullable String decision;

  @Parameter(
      description = "Only those in which something is (`true`) or nothing is (`false`) late.")
  @QueryParam("overdue")
  @Nullable Boolean overdue;
}
