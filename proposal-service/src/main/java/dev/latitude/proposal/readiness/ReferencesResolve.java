package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.Metric;
import dev.latitude.proposal.proposal.Trigger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Triggers watch metrics and risks name triggers by key; each key must lead to exactly one thing.
 */
final class ReferencesResolve implements ReadinessRule {
  @Override
  public Stream<Finding> check(Case proposal) {
    var content = proposal.content();
    var metrics = content.metrics().stream().map(Metric::key).collect(Collectors.toSet());
    var triggers = content.triggers().stream().map(Trigger::key).collect(Collectors.toSet());
    return Stream.of(
            repeated("/metrics/", content.metrics(), Metric::key),
            repeated("/triggers/", content.triggers(), Trigger::key),
            repeatedDecisions(proposal),
            dangling(
                "/triggers/",
                "/metric",
                content.triggers().stream().map(Trigger::metric).toList(),
                metrics),
            dangling(
                "/risks/",
                "/trigger",
                content.risks().stream().map(risk -> String.valueOf(risk.trigger())).toList(),
                withNone(triggers)),
            withoutBaseline(content.triggers(), content.metrics()))
        .flatMap(findings -> findings);
  }

  private static Set<String> withNone(Set<String> keys) {
    var all = new HashSet<>(keys);
    all.add(String.valueOf((Object) null));
    return all;
  }

  private static Stream<Finding> repeatedDecisions(Case proposal) {
    return repeated("/rights/", proposal.content().rights(), right -> right.decision())
        .map(
            finding ->
                Finding.blocker(
                    finding.rule(),
                    finding.pointer().replace("/key", "/decision"),
                    "Ask for each decision once."));
  }

  private static <T> Stream<Finding> repeated(String list, List<T> items, Function<T, String> key) {
    var seen = new HashSet<String>();
    return IntStream.range(0, items.size())
        .filter(i -> !seen.add(key.apply(items.get(i))))
        .mapToObj(
            i ->
                Finding.blocker(
                    "repeated-key",
                    list + i + "/key",
                    "Another item has this key already; give each its own."));
  }

  private static Stream<Finding> dangling(
      String list, String property, List<String> references, Set<String> known) {
    return IntStream.range(0, references.size())
        .filter(i -> !known.contains(references.get(i)))
        .mapToObj(
            i ->
                Finding.blocker(
                    "unknown-reference",
                    list + i + property,
                    "Nothing in this proposal has the key '" + references.get(i) + "'."));
  }

  /** A threshold in percent of a baseline needs the baseline. */
  private static Stream<Finding> withoutBaseline(List<Trigger> triggers, List<Metric> metrics) {
    var known =
        metrics.stream()
            .filter(metric -> metric.baseline() != null)
            .map(Metric::key)
            .collect(Collectors.toSet());
    return IntStream.range(0, triggers.size())
        .filter(
            i ->
                triggers.get(i).threshold().basis() == Trigger.Threshold.Basis.BASELINE_PERCENT
                    && !known.contains(triggers.get(i).metric()))
        .mapToObj(
            i ->
                Finding.blocker(
                    "no-baseline",
                    "/triggers/" + i + "/threshold",
                    "Give the metric a baseline, or make the threshold absolute."));
  }
}
