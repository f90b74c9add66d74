package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.ProposalContent;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything the rules may look at.
 *
 * @param catalogue what the catalogue says, by slug, of the decisions it knows
 * @param allies how many people support exactly what the content says; absent where nobody can have
 *     been asked, as for an offer that is only now being made
 * @param pages how many pages the one-pager takes; absent where nobody has measured it
 */
public record Case(
    ProposalContent content,
    Map<String, DecisionPolicy> catalogue,
    LocalDate today,
    @Nullable Integer allies,
    @Nullable Integer pages) {

  public static Case of(
      ProposalContent content, Map<String, DecisionPolicy> catalogue, LocalDate today) {
    return new Case(content, catalogue, today, null, null);
  }

  public Case supportedBy(int people) {
    return new Case(content, catalogue, today, people, pages);
  }

  public Case onPages(int count) {
    return new Case(content, catalogue, today, allies, count);
  }
}
