package dev.latitude.proposal.comparison;

import static dev.latitude.proposal.comparison.ChangeKind.RISK_ADDED;
import static dev.latitude.proposal.comparison.ChangeKind.RISK_MITIGATION_CHANGED;
import static dev.latitude.proposal.comparison.ChangeKind.RISK_REMOVED;
import static dev.latitude.proposal.comparison.ChangeKind.RISK_RESIDUAL_CHANGED;
import static dev.latitude.proposal.comparison.ChangeKind.RISK_TRIGGER_CHANGED;

import dev.latitude.proposal.proposal.RiskItem;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changed in what could go wrong and in what answers it. */
final class RiskChanges {
  private final Changes changes;

  RiskChanges(Changes changes) {
    this.changes = changes;
  }

  void look(List<RiskItem> before, List<RiskItem> after) {
    var kept =
        changes.list(
            new Changes.Lists(RISK_ADDED, RISK_REMOVED),
            "risks",
            before,
            after,
            RiskItem::description,
            RiskChanges::inWords);
    for (var pair : kept) {
      var place = pair.place(Texts.brief(pair.after().value().description()));
      var was = pair.before().value();
      var is = pair.after().value();
      changes.text(
          RISK_MITIGATION_CHANGED, place.at("mitigation"), was.mitigation(), is.mitigation());
      changes.text(RISK_TRIGGER_CHANGED, place.at("trigger"), was.trigger(), is.trigger());
      changes.text(
          RISK_RESIDUAL_CHANGED,
          place.at("acceptedResidual"),
          was.acceptedResidual(),
          is.acceptedResidual());
    }
  }

  private static String inWords(RiskItem risk) {
    var answers =
        Stream.of(risk.mitigation(), risk.trigger(), risk.acceptedResidual())
            .filter(Objects::nonNull)
            .collect(Collectors.joining("; "));
    return answers.isBlank() ? "open" : Texts.brief(answers);
  }
}
