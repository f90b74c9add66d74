package dev.latitude.proposal.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.proposal.proposal.Proposal;
import dev.latitude.proposal.proposal.ProposalState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A chain of proposals as one caller sees it. */
@Schema(
    name = "ProposalChain",
    description =
        "Proposals that build on one another, oldest first, as far as they are yours to see.")
public record ChainView(@Schema(maxItems = ChainRepository.LONGEST) List<Link> items) {
  static ChainView from(List<Proposal> chain) {
    return new ChainView(chain.stream().map(Link::from).toList());
  }

  /** One proposal of the chain, in short. */
  @Schema(name = "ProposalChainLink", description = "One proposal of a chain, in short.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Link(
      UUID id,
      @Schema(description = "The proposal it builds on; absent for the first.")
          @Nullable UUID follows,
      String title,
      @Schema(description = "More states may come.") ProposalState state,
      @Schema(description = "The decisions it asks for.", examples = "client-report.publish")
          List<String> decisions,
      Instant createdAt) {
    static Link from(Proposal proposal) {
      return new Link(
          proposal.id(),
          proposal.follows(),
          proposal.content().title(),
          proposal.state(),
          proposal.content().rights().stream().map(right -> right.decision()).toList(),
          proposal.createdAt());
    }
  }
}
