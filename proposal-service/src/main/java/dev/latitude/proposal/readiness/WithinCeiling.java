package dev.latitude.proposal.readiness;

import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Policy caps how far a decision may be delegated to anybody. */
final class WithinCeiling implements ReadinessRule {
  @Override
  public Stream<Finding> check(Case proposal) {
    var rights = proposal.content().rights();
    return IntStream.range(0, rights.size())
        .filter(i -> proposal.ceilings().containsKey(rights.get(i).decision()))
        .mapToObj(
            i -> {
              var ceiling =
                  Objects.requireNonNull(proposal.ceilings().get(rights.get(i).decision()));
              return rights.get(i).requestedLevel().isAbove(ceiling)
                  ? Stream.of(
                      Finding.blocker(
                          "above-ceiling",
                          "/rights/" + i + "/requestedLevel",
                          "Policy lets nobody have more than "
                              + ceiling
                              + " for this decision. Ask for that level or a lower one."))
                  : Stream.<Finding>empty();
            })
        .flatMap(findings -> findings);
  }
}
