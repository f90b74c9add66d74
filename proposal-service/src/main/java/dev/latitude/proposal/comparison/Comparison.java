package dev.latitude.proposal.comparison;

import static dev.latitude.proposal.comparison.ChangeKind.ANSWER_DATE_CHANGED;
import static dev.latitude.proposal.comparison.ChangeKind.APPROVER_CHANGED;
import static dev.latitude.proposal.comparison.ChangeKind.APPROVER_HANDED_OVER;
import static dev.latitude.proposal.comparison.ChangeKind.BENEFIT_ADDED;
import static dev.latitude.proposal.comparison.ChangeKind.BENEFIT_REMOVED;
import static dev.latitude.proposal.comparison.ChangeKind.BOUNDARY_ADDED;
import static dev.latitude.proposal.comparison.ChangeKind.BOUNDARY_MOVED;
import static dev.latitude.proposal.comparison.ChangeKind.BOUNDARY_REMOVED;
import static dev.latitude.proposal.comparison.ChangeKind.CHECKLIST_ITEM_ADDED;
import static dev.latitude.proposal.comparison.ChangeKind.CHECKLIST_ITEM_REMOVED;
import static dev.latitude.proposal.comparison.ChangeKind.DRIVER_ADDED;
import static dev.latitude.proposal.comparison.ChangeKind.DRIVER_REMOVED;
import static dev.latitude.proposal.comparison.ChangeKind.EVIDENCE_ADDED;
import static dev.latitude.proposal.comparison.ChangeKind.EVIDENCE_CHANGED;
import static dev.latitude.proposal.comparison.ChangeKind.EVIDENCE_REMOVED;
import static dev.latitude.proposal.comparison.ChangeKind.OUTCOME_REWORDED;
import static dev.latitude.proposal.comparison.ChangeKind.TITLE_REWORDED;
import static dev.latitude.proposal.comparison.ChangeKind.WORK_SCOPE_CHANGED;

import dev.latitude.proposal.proposal.Boundary;
import dev.latitude.proposal.proposal.EvidenceItem;
import dev.latitude.proposal.proposal.ProposalContent;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * What changed from one content of a proposal to another. A pure function; there is no change
 * exactly when both say the same, where 2.0 and 2.00 are the same.
 */
public record Comparison(List<Change> changes) {

  public static Comparison between(ProposalContent before, ProposalContent after) {
    return between(before, after, APPROVER_CHANGED);
  }

  /** Of two between which the author has asked nobody else: who approves, HR has handed over. */
  public static Comparison betweenOffers(ProposalContent before, ProposalContent after) {
    return between(before, after, APPROVER_HANDED_OVER);
  }

  private static Comparison between(
      ProposalContent before, ProposalContent after, ChangeKind ofApprover) {
    var changes = new Changes();
    head(changes, before, after, ofApprover);
    new RightChanges(changes).look(before.rights(), after.rights());
    boundaries(changes, before.boundaries(), after.boundaries());
    changes.list(
        new Changes.Lists(BENEFIT_ADDED, BENEFIT_REMOVED),
        "benefits",
        before.benefits(),
        after.benefits(),
        Function.identity(),
        Texts::brief);
    new MetricChanges(changes).look(before.metrics(), after.metrics());
    new RiskChanges(changes).look(before.risks(), after.risks());
    new TriggerChanges(changes, before.metrics(), after.metrics())
        .look(before.triggers(), after.triggers());
    new ContextClauseChanges(changes).look(before.contextClauses(), after.contextClauses());
    changes.list(
        new Changes.Lists(CHECKLIST_ITEM_ADDED, CHECKLIST_ITEM_REMOVED),
        "checklist",
        before.checklist(),
        after.checklist(),
        Function.identity(),
        Texts::brief);
    changes.list(
        new Changes.Lists(DRIVER_ADDED, DRIVER_REMOVED),
        "drivers",
        before.drivers(),
        after.drivers(),
        Function.identity(),
        Enum::name);
    evidence(changes, before.evidence(), after.evidence());
    new PilotChanges(changes).look(before.pilot(), after.pilot());
    changes.value(
        ANSWER_DATE_CHANGED,
        Place.of("respondBy"),
        before.respondBy(),
        after.respondBy(),
        LocalDate::toString);
    return new Comparison(changes.found());
  }

  /** Whether support given to the content before does not cover the one after. */
  public boolean isMaterial() {
    return changes.stream().anyMatch(Change::material);
  }

  private static void head(
      Changes changes, ProposalContent before, ProposalContent after, ChangeKind ofApprover) {
    changes.text(TITLE_REWORDED, Place.of("title"), before.title(), after.title());
    changes.text(ofApprover, Place.of("approver"), before.approver(), after.approver());
    changes.value(
        WORK_SCOPE_CHANGED,
        Place.of("workScope"),
        before.workScope(),
        after.workScope(),
        Enum::name);
    changes.text(
        OUTCOME_REWORDED,
        Place.of("businessOutcome"),
        before.businessOutcome(),
        after.businessOutcome());
  }

  private static void boundaries(Changes changes, List<Boundary> before, List<Boundary> after) {
    var kept =
        changes.list(
            new Changes.Lists(BOUNDARY_ADDED, BOUNDARY_REMOVED),
            "boundaries",
            before,
            after,
            Boundary::decision,
            boundary -> Texts.brief(boundary.heldBy()));
    for (var pair : kept) {
      changes.text(
          BOUNDARY_MOVED,
          pair.place(Texts.brief(pair.after().value().decision())).at("heldBy"),
          pair.before().value().heldBy(),
          pair.after().value().heldBy());
    }
  }

  private static void evidence(
      Changes changes, List<EvidenceItem> before, List<EvidenceItem> after) {
    var kept =
        changes.list(
            new Changes.Lists(EVIDENCE_ADDED, EVIDENCE_REMOVED),
            "evidence",
            before,
            after,
            EvidenceItem::title,
            item -> Texts.brief(item.result()));
    for (var pair : kept) {
      var place = pair.place(Texts.brief(pair.after().value().title()));
      var was = pair.before().value();
      var is = pair.after().value();
      changes.text(EVIDENCE_CHANGED, place.at("result"), was.result(), is.result());
      changes.value(
          EVIDENCE_CHANGED,
          place.at("completedOn"),
          was.completedOn(),
          is.completedOn(),
          LocalDate::toString);
      changes.text(EVIDENCE_CHANGED, place.at("link"), was.link(), is.link());
    }
  }
}
