package dev.latitude.proposal.readiness;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every system calls a decision by its slug in the catalogue, so one that is not there could never
 * be checked.
 */
final class DecisionsInCatalogue implements ReadinessRule {
  @Override
  public Stream<Finding> check(Case proposal) {
    var rights = proposal.content().rights();
    return IntStream.range(0, rights.size())
        .filter(i -> !proposal.ceilings().containsKey(rights.get(i).decision()))
        .mapToObj(
            i ->
                Finding.blocker(
                    "unknown-decision",
                    "/rights/" + i + "/decision",
                    "The catalogue has no decision '"
                        + rights.get(i).decision()
                        + "'. Choose one that it has, or ask HR to add it."));
  }
}
