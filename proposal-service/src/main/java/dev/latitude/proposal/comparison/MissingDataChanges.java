package dev.latitude.proposal.comparison;

import static dev.latitude.proposal.comparison.ChangeKind.MISSING_DATA_LOOSENED;
import static dev.latitude.proposal.comparison.ChangeKind.MISSING_DATA_TIGHTENED;

import dev.latitude.proposal.proposal.Trigger.NoData;
import java.time.Period;
import java.util.Objects;

/**
 * What changed in what missing data mean to a trigger. It is looser when they do less, or the same
 * after a longer grace; where both have changed and the one may outweigh the other, each is named.
 */
final class MissingDataChanges {
  private final Changes changes;

  MissingDataChanges(Changes changes) {
    this.changes = changes;
  }

  void look(Place place, NoData before, NoData after) {
    int action = after.action().compareTo(before.action());
    if (action != 0) {
      note(action > 0, place, inWords(before), inWords(after));
    }
    if (action == 0 || (before.acts() && after.acts())) {
      grace(place.at("grace"), before, after);
    }
  }

  private void grace(Place place, NoData before, NoData after) {
    var was = days(before);
    var is = days(after);
    if (!Periods.same(was, is)) {
      note(
          !Periods.longer(is, was),
          place.present(before.grace() != null, after.grace() != null),
          "after " + was,
          "after " + is);
    }
  }

  private void note(boolean tighter, Place place, String before, String after) {
    changes.add(tighter ? MISSING_DATA_TIGHTENED : MISSING_DATA_LOOSENED, place, before, after);
  }

  private static Period days(NoData noData) {
    return Objects.requireNonNullElse(noData.grace(), Period.ZERO);
  }

  private static String inWords(NoData noData) {
    var grace = noData.grace();
    return grace == null || !noData.acts()
        ? noData.action().name()
        : noData.action() + " after " + grace;
  }
}
