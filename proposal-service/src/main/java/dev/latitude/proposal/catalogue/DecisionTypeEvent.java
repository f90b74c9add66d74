package dev.latitude.proposal.catalogue;

import dev.latitude.kit.history.DomainEvent;
import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Dimension;
import dev.latitude.proposal.proposal.Risk;
import java.util.List;

/** What can happen to a decision type. */
sealed interface DecisionTypeEvent extends DomainEvent {
  /** The catalogue knows one more kind of decision. */
  record Added(
      String slug, String title, Dimension dimension, Risk usualRisk, DelegationLevel ceiling)
      implements DecisionTypeEvent {
    @Override
    public String type() {
      return "decision-type.added";
    }
  }

  /** It is described or limited in another way; {@code changed} names the properties. */
  record Changed(
      String slug,
      String title,
      Dimension dimension,
      Risk usualRisk,
      DelegationLevel ceiling,
      List<String> changed)
      implements DecisionTypeEvent {
    @Override
    public String type() {
      return "decision-type.changed";
    }
  }

  /** Nobody may ask for it any more. */
  record Retired(String slug) implements DecisionTypeEvent {
    @Override
    public String type() {
      return "decision-type.retired";
    }
  }

  /** It may be asked for again. */
  record Reactivated(String slug) implements DecisionTypeEvent {
    @Override
    public String type() {
      return "decision-type.reactivated";
    }
  }
}
