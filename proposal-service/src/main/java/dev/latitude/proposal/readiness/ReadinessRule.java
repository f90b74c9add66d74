package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.Metric;
import dev.latitude.proposal.proposal.RequestedRight;
import dev.latitude.proposal.proposal.Trigger;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One thing a proposal must or should have. Its id never changes once it was published. */
abstract class ReadinessRule {
  private final String id;
  private final Finding.Severity severity;

  ReadinessRule(String id, Finding.Severity severity) {
    this.id = id;
    this.severity = severity;
  }

  abstract Stream<Finding> check(Case proposal);

  final String id() {
    return id;
  }

  final Finding.Severity severity() {
    return severity;
  }

  final Finding at(String pointer, String advice) {
    return new Finding(id, severity, pointer, advice);
  }

  final Stream<Finding> foundIf(boolean found, String pointer, String advice) {
    return found ? Stream.of(at(pointer, advice)) : Stream.empty();
  }

  /** Looks at each item of a list, with the pointer to it. */
  static <T> Stream<Finding> each(
      String list, List<T> items, BiFunction<T, String, Stream<Finding>> look) {
    return IntStream.range(0, items.size())
        .boxed()
        .flatMap(i -> look.apply(items.get(i), list + "/" + i));
  }

  static Stream<Finding> eachRight(
      Case proposal, BiFunction<RequestedRight, String, Stream<Finding>> look) {
    return each("/rights", proposal.content().rights(), look);
  }

  /** Looks at each right whose decision the catalogue knows. */
  static Stream<Finding> eachKnownRight(Case proposal, AgainstPolicy look) {
    return eachRight(
        proposal,
        (right, pointer) -> {
          var policy = proposal.catalogue().get(right.decision());
          return policy == null ? Stream.empty() : look.check(right, policy, pointer);
        });
  }

  /** Looks at each trigger together with the metric it watches. */
  static Stream<Finding> eachWatched(Case proposal, OverMetric look) {
    var metrics =
        proposal.content().metrics().stream()
            .collect(Collectors.toMap(Metric::key, metric -> metric, (first, _) -> first));
    return each(
        "/triggers",
        proposal.content().triggers(),
        (trigger, pointer) -> {
          var metric = metrics.get(trigger.metric());
          return metric == null ? Stream.empty() : look.check(trigger, metric, pointer);
        });
  }

  /** A look at a right beside what the catalogue says of its decision. */
  interface AgainstPolicy {
    Stream<Finding> check(RequestedRight right, DecisionPolicy policy, String pointer);
  }

  /** A look at a trigger beside the metric it watches. */
  interface OverMetric {
    Stream<Finding> check(Trigger trigger, Metric metric, String pointer);
  }
}
