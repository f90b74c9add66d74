package dev.latitude.proposal.comparison;

import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.proposal.proposal.Proposals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Compares what was on the table at two moments. */
@ApplicationScoped
class Comparisons {
  private final Proposals proposals;

  Comparisons(Proposals proposals) {
    this.proposals = proposals;
  }

  @Transactional
  ComparisonView between(UUID id, int with, int number, Actor actor) {
    var after = proposals.findRevision(id, number, actor);
    if (with == 0 && number == 1) {
      throw ProblemException.invalidParameter(
          "with", "must name another revision: there is none before the first");
    }
    var before = proposals.findRevision(id, with, actor);
    return ComparisonView.from(
        with, number, Comparison.betweenOffers(before.content(), after.content()));
  }
}
