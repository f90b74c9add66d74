package dev.latitude.proposal.comparison;

import static dev.latitude.proposal.comparison.ChangeKind.BASELINE_ADDED;
import static dev.latitude.proposal.comparison.ChangeKind.BASELINE_LOWERED;
import static dev.latitude.proposal.comparison.ChangeKind.BASELINE_PERIOD_CHANGED;
import static dev.latitude.proposal.comparison.ChangeKind.BASELINE_RAISED;
import static dev.latitude.proposal.comparison.ChangeKind.BASELINE_REMOVED;
import static dev.latitude.proposal.comparison.ChangeKind.BASELINE_SOURCE_CHANGED;
import static dev.latitude.proposal.comparison.ChangeKind.METRIC_ADDED;
import static dev.latitude.proposal.comparison.ChangeKind.METRIC_DIRECTION_CHANGED;
import static dev.latitude.proposal.comparison.ChangeKind.METRIC_REMOVED;
import static dev.latitude.proposal.comparison.ChangeKind.METRIC_RENAMED;
import static dev.latitude.proposal.comparison.ChangeKind.METRIC_UNIT_CHANGED;
import static dev.latitude.proposal.comparison.ChangeKind.TARGET_ADDED;
import static dev.latitude.proposal.comparison.ChangeKind.TARGET_CHANGED;
import static dev.latitude.proposal.comparison.ChangeKind.TARGET_MADE_EASIER;
import static dev.latitude.proposal.comparison.ChangeKind.TARGET_MADE_HARDER;
import static dev.latitude.proposal.comparison.ChangeKind.TARGET_REMOVED;

import dev.latitude.proposal.proposal.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changed in how success is judged. */
final class MetricChanges {
  private final Changes changes;

  MetricChanges(Changes changes) {
    this.changes = changes;
  }

  void look(List<Metric> before, List<Metric> after) {
    var kept =
        changes.list(
            new Changes.Lists(METRIC_ADDED, METRIC_REMOVED),
            "metrics",
            before,
            after,
            Metric::key,
            metric -> Texts.brief(metric.name()));
    for (var pair : kept) {
      var place = pair.place(pair.after().value().key());
      look(place, pair.before().value(), pair.after().value());
    }
  }

  private void look(Place place, Metric before, Metric after) {
    changes.text(METRIC_RENAMED, place.at("name"), before.name(), after.name());
    changes.text(METRIC_UNIT_CHANGED, place.at("unit"), before.unit(), after.unit());
    changes.value(
        METRIC_DIRECTION_CHANGED,
        place.at("direction"),
        before.direction(),
        after.direction(),
        Enum::name);
    baseline(place.at("baseline"), before.baseline(), after.baseline());
    target(place.at("target"), before, after);
  }

  private void baseline(
      Place place, Metric.@Nullable Baseline before, Metric.@Nullable Baseline after) {
    if (before == null || after == null) {
      changes.value(
          before == null ? BASELINE_ADDED : BASELINE_REMOVED,
          place,
          before,
          after,
          baseline -> Texts.number(baseline.value()));
      return;
    }
    changes.upOrDown(
        BASELINE_RAISED,
        BASELINE_LOWERED,
        place.at("value"),
        before.value(),
        after.value(),
        Texts::number);
    changes.text(BASELINE_SOURCE_CHANGED, place.at("source"), before.source(), after.source());
    changes.value(BASELINE_PERIOD_CHANGED, place, period(before), period(after), period -> period);
  }

  private static String period(Metric.Baseline baseline) {
    return baseline.from() + " to " + baseline.to();
  }

  private void target(Place place, Metric before, Metric after) {
    var was = before.target();
    var is = after.target();
    if (was == null || is == null) {
      changes.value(was == null ? TARGET_ADDED : TARGET_REMOVED, place, was, is, Texts::number);
    } else if (before.direction() != after.direction()) {
      changes.upOrDown(TARGET_CHANGED, TARGET_CHANGED, place, was, is, Texts::number);
    } else {
      boolean up = after.direction() == Metric.Direction.HIGHER_IS_BETTER;
      changes.upOrDown(
          up ? TARGET_MADE_HARDER : TARGET_MADE_EASIER,
          up ? TARGET_MADE_EASIER : TARGET_MADE_HARDER,
          place,
          was,
          is,
          Texts::number);
    }
  }
}
