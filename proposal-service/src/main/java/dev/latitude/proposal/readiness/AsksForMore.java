package dev.latitude.proposal.readiness;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A right that is held already needs no request. */
final class AsksForMore implements ReadinessRule {
  @Override
  public Stream<Finding> check(Case proposal) {
    var rights = proposal.content().rights();
    return IntStream.range(0, rights.size())
        .filter(i -> !rights.get(i).requestedLevel().isAbove(rights.get(i).currentLevel()))
        .mapToObj(
            i ->
                Finding.blocker(
                    "nothing-gained",
                    "/rights/" + i + "/requestedLevel",
                    "Ask for a level above the current one, or leave this decision out."));
  }
}
