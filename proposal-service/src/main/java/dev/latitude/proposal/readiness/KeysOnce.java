package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.Metric;
import dev.latitude.proposal.proposal.RequestedRight;
import dev.latitude.proposal.proposal.Trigger;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A key, and the slug of a decision, leads to exactly one thing. */
final class KeysOnce extends ReadinessRule {
  KeysOnce() {
    super("repeated-key", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var content = proposal.content();
    return Stream.of(
            again("/metrics", "/key", content.metrics(), Metric::key),
            again("/triggers", "/key", content.triggers(), Trigger::key),
            again("/rights", "/decision", content.rights(), RequestedRight::decision))
        .flatMap(findings -> findings);
  }

  private <T> Stream<Finding> again(
      String list, String property, List<T> items, Function<T, String> key) {
    var seen = new HashSet<String>();
    return each(
        list,
        items,
        (item, pointer) ->
            foundIf(
                !seen.add(key.apply(item)),
                pointer + property,
                property.equals("/key")
                    ? "Another item has this key already; give each its own."
                    : "Ask for each decision once."));
  }
}
