package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.Trigger;
import java.util.stream.Stream;

/** A manager can say yes to something that stops by itself when it goes wrong. */
final class HasSafeguard implements ReadinessRule {
  @Override
  public Stream<Finding> check(Case proposal) {
    boolean guarded =
        proposal.content().triggers().stream()
            .anyMatch(
                trigger ->
                    trigger.kind() == Trigger.Kind.GUARDRAIL
                        && trigger.mode() == Trigger.Mode.ARMED);
    return guarded
        ? Stream.empty()
        : Stream.of(
            Finding.blocker(
                "no-safeguard",
                "/triggers",
                "Add at least one armed guardrail: a number at which approvals come back."));
  }
}
