package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.Metric;
import dev.latitude.proposal.proposal.Trigger;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Triggers watch metrics and risks name triggers, each by a key that must lead somewhere. */
final class ReferencesResolve extends ReadinessRule {
  ReferencesResolve() {
    super("unknown-reference", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var content = proposal.content();
    var metrics = content.metrics().stream().map(Metric::key).collect(Collectors.toSet());
    var triggers = content.triggers().stream().map(Trigger::key).collect(Collectors.toSet());
    return Stream.concat(
        each(
            "/triggers",
            content.triggers(),
            (trigger, pointer) -> dangling(trigger.metric(), metrics, pointer + "/metric")),
        each(
            "/risks",
            content.risks(),
            (risk, pointer) -> dangling(risk.trigger(), triggers, pointer + "/trigger")));
  }

  private Stream<Finding> dangling(@Nullable String key, Set<String> known, String pointer) {
    return foundIf(
        key != null && !known.contains(key),
        pointer,
        "Nothing in this proposal has the key '" + key + "'.");
  }
}
