package dev.latitude.proposal.catalogue;

import dev.latitude.kit.history.DomainEvent;
import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Dimension;
import dev.latitude.proposal.proposal.Risk;

/** The catalogue knows one more kind of decision. */
record DecisionTypeAdded(
    String slug, String title, Dimension dimension, Risk usualRisk, DelegationLevel ceiling)
    implements DomainEvent {
  @Override
  public String type() {
    return "decision-type.added";
  }
}
