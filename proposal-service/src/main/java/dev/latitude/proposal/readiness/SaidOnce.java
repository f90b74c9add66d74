package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.Boundary;
import dev.latitude.proposal.proposal.EvidenceItem;
import dev.latitude.proposal.proposal.RiskItem;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is said twice takes room on the page and adds nothing. */
final class SaidOnce extends ReadinessRule {
  SaidOnce() {
    super("said-twice", Finding.Severity.TIP);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var content = proposal.content();
    var pilot = content.pilot();
    return Stream.of(
            again("/boundaries", content.boundaries(), Boundary::decision),
            again("/benefits", content.benefits(), benefit -> benefit),
            again("/risks", content.risks(), RiskItem::description),
            again("/drivers", content.drivers(), Enum::name),
            again("/evidence", content.evidence(), EvidenceItem::title),
            again(
                "/pilot/reviewDates",
                pilot == null ? List.of() : pilot.reviewDates(),
                LocalDate::toString))
        .flatMap(findings -> findings);
  }

  private <T> Stream<Finding> again(String list, List<T> items, Function<T, String> text) {
    var seen = new HashSet<String>();
    return each(
        list,
        items,
        (item, pointer) ->
            foundIf(
                !seen.add(text.apply(item).strip().toLowerCase(Locale.ROOT)),
                pointer,
                "This is said already; leave one of the two out."));
  }
}
