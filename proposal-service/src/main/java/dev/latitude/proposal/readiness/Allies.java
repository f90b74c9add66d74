package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.Proposal;

/** Who stands behind a proposal besides its author. */
public interface Allies {
  /** How many people support it as it stands. */
  int of(Proposal proposal);
}
