package dev.latitude.pilot.pilot;

import dev.latitude.pilot.trigger.Trigger;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the two agreed to try; copied from the accepted proposal when the pilot is created. */
@Schema(name = "PilotTerms", description = "What the two agreed to try, from the proposal.")
public record Terms(
    @Schema(examples = "Publish the weekly client report without a sign-off") String title,
    List<Right> rights,
    List<Boundary> boundaries,
    List<Metric> metrics,
    List<RiskItem> risks,
    List<Trigger> triggers,
    @Schema(
            description =
                "What happens when something happens around the two; an event without a clause changes nothing.",
            maxItems = 9)
        List<ContextClause> contextClauses,
    @Schema(
            description = "What the author goes through each time before deciding.",
            maxItems = 20,
            examples = "[\"Totals agree with the ledger\"]")
        List<String> checklist,
    Plan plan) {

  public Terms {
    rights = List.copyOf(rights);
    boundaries = List.copyOf(boundaries);
    metrics = List.copyOf(metrics);
    risks = List.copyOf(risks);
    triggers = List.copyOf(triggers);
    contextClauses = orEmpty(contextClauses);
    checklist = orEmpty(checklist);
  }

  /** What was agreed before there was such a list has none of it. */
  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  Terms withPlan(Plan other) {
    return new Terms(
        title, rights, boundaries, metrics, risks, triggers, contextClauses, checklist, other);
  }

  Terms withTriggers(List<Trigger> other) {
    return new Terms(
        title, rights, boundaries, metrics, risks, other, contextClauses, checklist, plan);
  }

  Optional<ContextClause> clause(ContextEventKind event) {
    return contextClauses.stream().filter(clause -> clause.event() == event).findFirst();
  }

  public Optional<Metric> metric(String key) {
    return metrics.stream().filter(metric -> metric.key().equals(key)).findFirst();
  }

  /** The baselines the metrics have now, to be kept as they are. */
  List<FrozenBaseline> baselines() {
    return metrics.stream()
        .flatMap(
            metric ->
                Optional.ofNullable(metric.baseline()).stream()
                    .map(base -> frozen(metric.key(), base)))
        .toList();
  }

  private static FrozenBaseline frozen(String metric, Metric.Baseline baseline) {
    return new FrozenBaseline(
        metric, baseline.value(), baseline.source(), baseline.from(), baseline.to());
  }
}
