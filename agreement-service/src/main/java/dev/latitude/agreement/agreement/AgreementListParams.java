package dev.latitude.agreement.agreement;

import dev.latitude.agreement.right.Slugs;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which agreements a list holds. What is left out narrows nothing. */
public class AgreementListParams {
  @QueryParam("state")
  @Nullable AgreementState state;

  @Parameter(description = "Only those of this person's rights; `me` is the caller.")
  @QueryParam("employee")
  @Size(max = 200)
  @Nullable String employee;

  @Parameter(description = "Only those that this person grants; `me` is the caller.")
  @QueryParam("approver")
  @Size(max = 200)
  @Nullable String approver;

  @Parameter(
      description = "Only those about this decision, in the `terms` that the caller sees.",
      example = "client-report.publish")
  @QueryParam("decision")
  @Size(max = 100)
  @Pattern(regexp = Slugs.PATTERN, message = Slugs.MESSAGE)
  @Nullable String decision;

  @Parameter(description = "Only those that write down this pilot.")
  @QueryParam("pilotId")
  @Nullable UUID pilotId;

  @Parameter(description = "Only those that go back to this proposal, with a pilot or without.")
  @QueryParam("proposalId")
  @Nullable UUID proposalId;

  @Parameter(
      description =
          "`me`: only those that wait for the caller's signature, or, as approver, for a review whose day has come.")
  @QueryParam("awaiting")
  @Pattern(regexp = "me", message = "can only be 'me'")
  @Nullable String awaiting;

  @Parameter(
      description =
          "Only those in force or suspended that end before this moment, as things stand.")
  @QueryParam("endsBefore")
  @Nullable Instant endsBefore;

  @Parameter(
      description = "Only those with (`true`) or without (`false`) a review whose day has come.")
  @QueryParam("reviewDue")
  @Nullable Boolean reviewDue;
}
