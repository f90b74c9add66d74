package dev.latitude.agreement.agreement;

import dev.latitude.agreement.pilot.Pilot;
import dev.latitude.agreement.proposal.AcceptedProposal;
import dev.latitude.agreement.right.Right;
import dev.latitude.agreement.upstream.MetricDocument;
import dev.latitude.agreement.upstream.TriggerDocument;
import dev.latitude.kit.identity.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement is drafted from: a graduated pilot or an accepted proposal, as far as it is
 * needed.
 *
 * @param pilotCompletedAt when the pilot ended, and with it what it gave; absent without a pilot
 */
public record Groundwork(
    String employee,
    String approver,
    Origin origin,
    @Nullable Instant pilotCompletedAt,
    Basis basis) {

  /** Exactly what the pilot graduated with; its armed brakes go on. */
  static Groundwork of(Pilot pilot, Actor actor, Instant now) {
    if (!actor.is(pilot.author()) && !actor.is(pilot.approver())) {
      throw new AgreementRefusal.NotYourPilot();
    }
    if (!pilot.hasGraduated()) {
      throw new AgreementRefusal.PilotNotGraduated(pilot.standing());
    }
    requireEachDecisionOnce(pilot.graduatedRights());
    var terms = pilot.terms();
    var frozen =
        pilot.frozenBaselines().stream()
            .collect(
                Collectors.toMap(
                    Pilot.FrozenBaseline::metric, Pilot.FrozenBaseline::value, (one, _) -> one));
    var basis =
        new Basis(
            pilot.graduatedRights(),
            terms.boundaries(),
            goingOn(
                terms.triggers(),
                terms.metrics(),
                metric -> Optional.ofNullable(frozen.get(metric.key()))),
            terms.contextClauses(),
            pilot.graduatedRights(),
            List.of());
    return new Groundwork(
        pilot.author(),
        pilot.approver(),
        new Origin(pilot.id(), pilot.proposalId()),
        pilot.completedAt() == null ? now : pilot.completedAt(),
        basis);
  }

  /** All that was accepted, none of it tried. */
  static Groundwork of(AcceptedProposal proposal, Actor actor) {
    var content = proposal.content();
    if (!actor.is(proposal.author()) && !actor.is(content.approver())) {
      throw new AgreementRefusal.NotYourProposal();
    }
    if (!proposal.isAccepted()) {
      throw new AgreementRefusal.ProposalNotAccepted(proposal.state());
    }
    requireEachDecisionOnce(proposal.rights());
    var basis =
        new Basis(
            proposal.rights(),
            content.boundaries(),
            goingOn(
                content.triggers(),
                content.metrics(),
                metric -> Optional.ofNullable(metric.baseline()).map(baseline -> baseline.value())),
            content.contextClauses(),
            List.of(),
            List.of());
    return new Groundwork(
        proposal.author(), content.approver(), new Origin(null, proposal.id()), null, basis);
  }

  /** The same, with what the pilot came to. */
  Groundwork with(List<Measured> measured) {
    var kept =
        new Basis(
            basis.rights(),
            basis.boundaries(),
            basis.triggers(),
            basis.contextClauses(),
            basis.tried(),
            measured);
    return new Groundwork(employee, approver, origin, pilotCompletedAt, kept);
  }

  private static List<AgreedTrigger> goingOn(
      List<TriggerDocument> triggers,
      List<MetricDocument> metrics,
      Function<MetricDocument, Optional<BigDecimal>> baseline) {
    return triggers.stream()
        .filter(TriggerDocument::isArmed)
        .flatMap(
            trigger ->
                metrics.stream()
                    .filter(metric -> metric.key().equals(trigger.metric()))
                    .flatMap(metric -> standingAlone(trigger, metric, baseline.apply(metric))))
        .toList();
  }

  /** A limit that was relative is written as the number it was, which needs nothing to look up. */
  private static Stream<AgreedTrigger> standingAlone(
      TriggerDocument trigger, MetricDocument metric, Optional<BigDecimal> baseline) {
    return trigger.threshold().limit(baseline).stream()
        .map(
            limit ->
                new AgreedTrigger(
                    trigger.key(),
                    metric.name(),
                    metric.unit(),
                    AgreedTrigger.Kind.valueOf(trigger.kind()),
                    AgreedTrigger.Operator.valueOf(trigger.operator()),
                    limit,
                    trigger.consecutive(),
                    trigger.minimumSample()));
  }

  private static void requireEachDecisionOnce(List<Right> rights) {
    var seen = new HashSet<String>();
    for (var right : rights) {
      if (!seen.add(right.decision())) {
        throw new AgreementRefusal.DecisionTwice(right.decision());
      }
    }
  }
}
