package dev.latitude.proposal.comparison;

import static dev.latitude.proposal.comparison.ChangeKind.CURRENT_LEVEL_CHANGED;
import static dev.latitude.proposal.comparison.ChangeKind.DIMENSION_CHANGED;
import static dev.latitude.proposal.comparison.ChangeKind.LEVEL_LOWERED;
import static dev.latitude.proposal.comparison.ChangeKind.LEVEL_RAISED;
import static dev.latitude.proposal.comparison.ChangeKind.LIMIT_ADDED;
import static dev.latitude.proposal.comparison.ChangeKind.LIMIT_CURRENCY_CHANGED;
import static dev.latitude.proposal.comparison.ChangeKind.LIMIT_LOWERED;
import static dev.latitude.proposal.comparison.ChangeKind.LIMIT_RAISED;
import static dev.latitude.proposal.comparison.ChangeKind.LIMIT_REMOVED;
import static dev.latitude.proposal.comparison.ChangeKind.RATIONALE_REWORDED;
import static dev.latitude.proposal.comparison.ChangeKind.RIGHT_ADDED;
import static dev.latitude.proposal.comparison.ChangeKind.RIGHT_REMOVED;
import static dev.latitude.proposal.comparison.ChangeKind.RISK_OF_RIGHT_LOWERED;
import static dev.latitude.proposal.comparison.ChangeKind.RISK_OF_RIGHT_RAISED;

import dev.latitude.proposal.proposal.Money;
import dev.latitude.proposal.proposal.RequestedRight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changed in what is asked for. */
final class RightChanges {
  private final Changes changes;

  RightChanges(Changes changes) {
    this.changes = changes;
  }

  void look(List<RequestedRight> before, List<RequestedRight> after) {
    var kept =
        changes.list(
            new Changes.Lists(RIGHT_ADDED, RIGHT_REMOVED),
            "rights",
            before,
            after,
            RequestedRight::decision,
            RightChanges::inWords);
    for (var pair : kept) {
      var place = pair.place(pair.after().value().decision());
      look(place, pair.before().value(), pair.after().value());
    }
  }

  private void look(Place place, RequestedRight before, RequestedRight after) {
    changes.value(
        DIMENSION_CHANGED,
        place.at("dimension"),
        before.dimension(),
        after.dimension(),
        Enum::name);
    changes.value(
        CURRENT_LEVEL_CHANGED,
        place.at("currentLevel"),
        before.currentLevel(),
        after.currentLevel(),
        Enum::name);
    changes.upOrDown(
        LEVEL_RAISED,
        LEVEL_LOWERED,
        place.at("requestedLevel"),
        before.requestedLevel(),
        after.requestedLevel(),
        Enum::name);
    limit(place.at("limit"), before.limit(), after.limit());
    changes.upOrDown(
        RISK_OF_RIGHT_RAISED,
        RISK_OF_RIGHT_LOWERED,
        place.at("risk"),
        before.risk(),
        after.risk(),
        Enum::name);
    changes.text(RATIONALE_REWORDED, place.at("rationale"), before.rationale(), after.rationale());
  }

  private void limit(Place place, @Nullable Money before, @Nullable Money after) {
    if (before == null || after == null) {
      changes.value(
          before == null ? LIMIT_ADDED : LIMIT_REMOVED, place, before, after, Texts::money);
    } else if (!before.currency().equals(after.currency())) {
      changes.value(LIMIT_CURRENCY_CHANGED, place, before, after, Texts::money);
    } else {
      changes.upOrDown(
          LIMIT_RAISED,
          LIMIT_LOWERED,
          place.at("amount"),
          before.amount(),
          after.amount(),
          amount -> Texts.money(new Money(amount, after.currency())));
    }
  }

  private static String inWords(RequestedRight right) {
    var levels = right.requestedLevel() + " instead of " + right.currentLevel();
    var limit = right.limit();
    return limit == null ? levels : levels + ", up to " + Texts.money(limit);
  }
}
