package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.Trigger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A brake in the shadow shows a breach and stops nothing. */
final class RisksStopped extends ReadinessRule {
  RisksStopped() {
    super("risk-only-watched", Finding.Severity.WARNING);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var shadows =
        proposal.content().triggers().stream()
            .filter(trigger -> trigger.mode() == Trigger.Mode.SHADOW)
            .map(Trigger::key)
            .collect(Collectors.toSet());
    return each(
        "/risks",
        proposal.content().risks(),
        (risk, pointer) ->
            foundIf(
                risk.trigger() != null
                    && risk.isAnsweredByTriggerOnly()
                    && shadows.contains(risk.trigger()),
                pointer + "/trigger",
                "Nothing stops this risk: its trigger only watches. Arm it, or add a mitigation."));
  }
}
