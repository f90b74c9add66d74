package dev.latitude.agreement.proposal;

import dev.latitude.agreement.context.ContextClause;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Dimension;
import dev.latitude.agreement.right.Lists;
import dev.latitude.agreement.right.Money;
import dev.latitude.agreement.right.Right;
import dev.latitude.agreement.right.Risk;
import dev.latitude.agreement.upstream.MetricDocument;
import dev.latitude.agreement.upstream.TriggerDocument;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this service reads of a proposal: the content is that of the revision on the table, which is
 * the accepted one once it is accepted.
 */
public record AcceptedProposal(
    @NotNull UUID id,
    @NotNull String state,
    @NotNull String author,
    @NotNull @Valid Content content) {

  public boolean isAccepted() {
    return state.equals("ACCEPTED");
  }

  public List<Right> rights() {
    return content.rights().stream().map(RequestedRight::granted).toList();
  }

  /** What was asked for and agreed to. */
  public record Content(
      @Nullable String title,
      @Nullable String businessOutcome,
      @NotNull String approver,
      List<@NotNull @Valid RequestedRight> rights,
      List<@NotNull @Valid Boundary> boundaries,
      List<@NotNull @Valid MetricDocument> metrics,
      List<@NotNull @Valid TriggerDocument> triggers,
      List<@NotNull @Valid ContextClause> contextClauses) {
    public Content {
      rights = Lists.orEmpty(rights);
      boundaries = Lists.orEmpty(boundaries);
      metrics = Lists.orEmpty(metrics);
      triggers = Lists.orEmpty(triggers);
      contextClauses = Lists.orEmpty(contextClauses);
    }
  }

  /** A right as it was asked for. */
  public record RequestedRight(
      @NotNull String decision,
      @NotNull Dimension dimension,
      @NotNull DelegationLevel requestedLevel,
      @Valid @Nullable Money limit,
      @NotNull Risk risk) {
    Right granted() {
      return new Right(decision, requestedLevel, dimension, limit, risk);
    }
  }
}
