package dev.latitude.pilot.proposal;

import dev.latitude.pilot.pilot.Boundary;
import dev.latitude.pilot.pilot.ContextClause;
import dev.latitude.pilot.pilot.DelegationLevel;
import dev.latitude.pilot.pilot.Dimension;
import dev.latitude.pilot.pilot.Metric;
import dev.latitude.pilot.pilot.Money;
import dev.latitude.pilot.pilot.Plan;
import dev.latitude.pilot.pilot.Right;
import dev.latitude.pilot.pilot.Risk;
import dev.latitude.pilot.pilot.RiskItem;
import dev.latitude.pilot.pilot.Terms;
import dev.latitude.pilot.trigger.Trigger;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is read of a revision: the part of what was agreed that a pilot works with. */
public record RevisionDocument(Content content) {
  /** What the proposal says. */
  public record Content(
      String title,
      List<RequestedRight> rights,
      List<Boundary> boundaries,
      List<Metric> metrics,
      List<RiskItem> risks,
      List<Trigger> triggers,
      List<ContextClause> contextClauses,
      List<String> checklist,
      @Nullable ProposedPlan pilot) {

    Terms terms(Plan plan) {
      return new Terms(
          title,
          rights.stream().map(RequestedRight::onTrial).toList(),
          boundaries,
          metrics,
          risks,
          triggers,
          contextClauses,
          checklist,
          plan);
    }
  }

  /** A right as it was asked for. */
  public record RequestedRight(
      String decision,
      Dimension dimension,
      DelegationLevel requestedLevel,
      @Nullable Money limit,
      Risk risk) {

    Right onTrial() {
      return new Right(decision, requestedLevel, dimension, limit, risk);
    }
  }

  /** A plan as it was proposed, which may lack its end as long as it was not submitted. */
  public record ProposedPlan(
      LocalDate start,
      @Nullable LocalDate end,
      List<LocalDate> reviewDates,
      Period statusUpdateEvery,
      @Nullable String endsEarlyIf) {}
}
