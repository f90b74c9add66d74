package dev.latitude.proposal.endorsement;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which endorsements a list holds. What is left out narrows nothing. */
public class EndorsementListParams {
  @QueryParam("state")
  @Nullable EndorsementState state;
}
