package dev.latitude.proposal.endorsement;

import dev.latitude.kit.history.DomainEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to an endorsement. Never what somebody wrote: that is for those it is for. */
public sealed interface EndorsementEvent extends DomainEvent {
  /** The author asked an ally to support what the proposal says. */
  record Requested(UUID proposalId, String author, String ally, @Nullable Integer revisionNumber)
      implements EndorsementEvent {
    @Override
    public String type() {
      return "endorsement.requested";
    }
  }

  /** The ally supports it. */
  record Given(UUID proposalId, String author, String ally, @Nullable Integer revisionNumber)
      implements EndorsementEvent {
    @Override
    public String type() {
      return "endorsement.given";
    }
  }

  /** The ally does not want to support it. */
  record Declined(UUID proposalId, String author, String ally) implements EndorsementEvent {
    @Override
    public String type() {
      return "endorsement.declined";
    }
  }

  /** The author took the question back. */
  record Cancelled(UUID proposalId, String author, String ally) implements EndorsementEvent {
    @Override
    public String type() {
      return "endorsement.cancelled";
    }
  }

  /** The ally took the support back. */
  record Withdrawn(UUID proposalId, String author, String ally) implements EndorsementEvent {
    @Override
    public String type() {
      return "endorsement.withdrawn";
    }
  }

  /** The ally has given later support to the same proposal. */
  record Superseded(UUID proposalId, String author, String ally, UUID by)
      implements EndorsementEvent {
    @Override
    public String type() {
      return "endorsement.superseded";
    }
  }
}
