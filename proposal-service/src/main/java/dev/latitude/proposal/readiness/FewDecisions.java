package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** One decision that went well is the best argument for the next. */
final class FewDecisions extends ReadinessRule {
  private static final int MOST = 3;

  FewDecisions() {
    super("many-decisions", Finding.Severity.WARNING);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var rights = proposal.content().rights();
    return rights.size() <= MOST
        ? Stream.empty()
        : Steps.first(rights).stream()
            .map(
                first ->
                    at(
                        "/rights",
                        rights.size()
                            + " decisions at once are hard to say yes to. Start with '"
                            + first.decision()
                            + "' and keep the others for a follow-up when it has gone well."));
  }
}
