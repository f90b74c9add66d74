package dev.latitude.proposal.catalogue;

import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Risk;

/** What the rules of a proposal need to know about a decision. */
public record CatalogueEntry(DelegationLevel ceiling, Risk usualRisk, boolean retired) {}
