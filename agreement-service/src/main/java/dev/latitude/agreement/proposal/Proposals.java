package dev.latitude.agreement.proposal;

import dev.latitude.agreement.upstream.HistoryPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The proposals of proposal-service, as the caller may see them. */
@ApplicationScoped
public class Proposals {
  private final ProposalService service;

  Proposals(ProposalService service) {
    this.service = service;
  }

  /**
   * Empty when there is none, or the caller may not see it. Must be called outside a transaction.
   */
  public Optional<AcceptedProposal> find(UUID id) {
    return service.proposal(id);
  }

  /**
   * A page of its history, from the cursor on. Empty when there is no such proposal, or the caller
   * may not see it. Must be called outside a transaction.
   */
  public Optional<HistoryPage> history(UUID id, @Nullable String cursor) {
    return service.history(id, cursor);
  }

  /**
   * The first rounds that changed what is asked for a decision. Empty when there were none, or the
   * caller may not see the proposal. Must be called outside a transaction.
   */
  public Optional<Rounds> rounds(UUID id, String decision, int limit) {
    return service.rounds(id, decision, limit);
  }

  /**
   * Begins a draft of the caller's that builds on the proposal; one draft for one key, however
   * often it is asked for. Empty when the caller cannot follow it up. Must be called outside a
   * transaction.
   */
  public Optional<UUID> followUp(UUID id, String key) {
    return service.followUp(id, key).map(FollowUp::id);
  }
}
