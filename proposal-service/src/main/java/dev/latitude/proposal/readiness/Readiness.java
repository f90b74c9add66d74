package dev.latitude.proposal.readiness;

import java.util.Comparator;
import java.util.List;

/**
 * Whether a proposal can stand before its approver, and what would make it stronger. A pure
 * function: the same case always gets the same findings, the gravest first.
 */
public final class Readiness {
  /** What depends on the catalogue, and so may change while an offer waits for its answer. */
  private static final List<ReadinessRule> POLICY =
      List.of(new DecisionsInCatalogue(), new DecisionsNotRetired(), new WithinCeiling());

  /** All rules, in the order in which a reader comes across what they look at. */
  static final List<ReadinessRule> RULES =
      List.of(
          new SomethingRequested(),
          new DecisionsInCatalogue(),
          new DecisionsNotRetired(),
          new WithinCeiling(),
          new AsksForMore(),
          new HasBoundary(),
          new HasBenefit(),
          new HasMeasurableSuccess(),
          new NamesRisk(),
          new RisksAnswered(),
          new HasSafeguard(),
          new KeysOnce(),
          new ReferencesResolve(),
          new PercentHasBaseline(),
          new HasPilot(),
          new PilotEnds(),
          new PilotEndsAfterStart(),
          new PilotWithinAYear(),
          new PilotIsReviewed(),
          new ReviewsInsidePilot(),
          new UpdatesInDays(),
          new ApproverCanAnswer(),
          new HasAnswerDate(),
          new AnswerDateAhead(),
          new NamesOutcome(),
          new SmallSteps(),
          new LowRiskFirst(),
          new FewDecisions(),
          new RiskAsUsual(),
          new HasEvidence(),
          new HasAlly(),
          new TargetsNotWorse(),
          new BrakesOnTheBadSide(),
          new BrakesNotPulledYet(),
          new RisksStopped(),
          new DriversAnswered(),
          new OnOnePage(),
          new SilenceAnswered(),
          new OutcomeNotPreference(),
          new SaidOnce());

  private Readiness() {}

  public static List<Finding> of(Case proposal) {
    return check(RULES, proposal);
  }

  /** What the catalogue forbids of it. */
  public static List<Finding> policy(Case proposal) {
    return check(POLICY, proposal);
  }

  /** The findings, and what meets each driver that the proposal names. */
  public static ReadinessReport report(Case proposal) {
    return new ReadinessReport(
        of(proposal),
        proposal.content().drivers().stream()
            .distinct()
            .map(driver -> DriverAnswer.of(driver, proposal))
            .toList());
  }

  private static List<Finding> check(List<ReadinessRule> rules, Case proposal) {
    return rules.stream()
        .flatMap(rule -> rule.check(proposal))
        .sorted(Comparator.comparing(Finding::severity))
        .toList();
  }
}
