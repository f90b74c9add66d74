package dev.latitude.proposal.proposal;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which proposals a list holds. What is left out narrows nothing. */
public class ProposalListParams {
  @QueryParam("state")
  @Nullable ProposalState state;

  @Parameter(description = "Only what this person wrote; `me` is the caller.")
  @QueryParam("author")
  @Size(max = 200)
  @Nullable String author;

  @Parameter(description = "Only what was put before this person; `me` is the caller.")
  @QueryParam("approver")
  @Size(max = 200)
  @Nullable String approver;

  @Parameter(description = "Only what this person owes an answer to; `me` is the caller.")
  @QueryParam("awaiting")
  @Size(max = 200)
  @Nullable String awaiting;

  @Parameter(description = "Only what asks for this decision.", example = "client-report.publish")
  @QueryParam("decision")
  @Size(max = 100)
  @Pattern(regexp = Slugs.PATTERN, message = Slugs.MESSAGE)
  @Nullable String decision;

  @Parameter(
      description = "Only what is (`true`) or is not (`false`) waiting past its answer date.")
  @QueryParam("overdue")
  @Nullable Boolean overdue;
}
