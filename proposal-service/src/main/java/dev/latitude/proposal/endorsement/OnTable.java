package dev.latitude.proposal.endorsement;

import dev.latitude.proposal.proposal.Proposal;

/** An endorsement beside the proposal it is for, as that stands now. */
record OnTable(Endorsement endorsement, Proposal proposal) {}
