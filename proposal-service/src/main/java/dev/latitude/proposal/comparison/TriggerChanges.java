package dev.latitude.proposal.comparison;

import static dev.latitude.proposal.comparison.ChangeKind.TRIGGER_ADDED;
import static dev.latitude.proposal.comparison.ChangeKind.TRIGGER_CHANGED;
import static dev.latitude.proposal.comparison.ChangeKind.TRIGGER_LOOSENED;
import static dev.latitude.proposal.comparison.ChangeKind.TRIGGER_REMOVED;
import static dev.latitude.proposal.comparison.ChangeKind.TRIGGER_TIGHTENED;
import static java.util.Objects.requireNonNull;

import dev.latitude.proposal.proposal.Metric;
import dev.latitude.proposal.proposal.Trigger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What changed in the brakes. A brake is looser when it acts later, on fewer numbers, or does less:
 * a limit further off, more breaches in a row, a larger sample, a pause instead of a return to
 * approvals, or only a note in the shadow.
 *
 * <p>A limit in percent moves with the baseline it starts from, so a brake can be loosened without
 * a word of it being touched; what counts is where it acts.
 */
final class TriggerChanges {
  private final Changes changes;
  private final Brakes before;
  private final Brakes after;

  TriggerChanges(Changes changes, List<Metric> metricsBefore, List<Metric> metricsAfter) {
    this.changes = changes;
    this.before = new Brakes(metricsBefore);
    this.after = new Brakes(metricsAfter);
  }

  void look(List<Trigger> triggersBefore, List<Trigger> triggersAfter) {
    var kept =
        changes.list(
            new Changes.Lists(TRIGGER_ADDED, TRIGGER_REMOVED),
            "triggers",
            triggersBefore,
            triggersAfter,
            Trigger::key,
            Brakes::inWords);
    for (var pair : kept) {
      var place = pair.place(pair.after().value().key());
      look(place, pair.before().value(), pair.after().value());
    }
  }

  private void look(Place place, Trigger was, Trigger is) {
    changes.text(TRIGGER_CHANGED, place.at("metric"), was.metric(), is.metric());
    changes.value(TRIGGER_CHANGED, place.at("operator"), was.operator(), is.operator(), Enum::name);
    limit(place.at("threshold"), was, is);
    changes.upOrDown(
        TRIGGER_LOOSENED, TRIGGER_TIGHTENED, place.at("kind"), was.kind(), is.kind(), Enum::name);
    changes.upOrDown(
        TRIGGER_LOOSENED,
        TRIGGER_TIGHTENED,
        place.at("consecutive"),
        requireNonNull(was.consecutive()),
        requireNonNull(is.consecutive()),
        times -> times == 1 ? "the first breach" : times + " breaches in a row");
    changes.upOrDown(
        TRIGGER_LOOSENED,
        TRIGGER_TIGHTENED,
        place.at("minimumSample"),
        requireNonNull(was.minimumSample()),
        requireNonNull(is.minimumSample()),
        sample -> "samples of at least " + sample);
    changes.upOrDown(
        TRIGGER_LOOSENED,
        TRIGGER_TIGHTENED,
        place.at("mode"),
        requireNonNull(was.mode()),
        requireNonNull(is.mode()),
        Enum::name);
    new MissingDataChanges(changes)
        .look(place.at("noData"), requireNonNull(was.noData()), requireNonNull(is.noData()));
  }

  private void limit(Place place, Trigger was, Trigger is) {
    boolean sameWords = Brakes.sameThreshold(was.threshold(), is.threshold());
    if (!was.metric().equals(is.metric()) || was.operator() != is.operator()) {
      if (!sameWords) {
        note(TRIGGER_CHANGED, place, was, is);
      }
      return;
    }
    int way = moved(was, is);
    if (way != 0) {
      boolean looser = is.operator() == Trigger.Operator.ABOVE ? way > 0 : way < 0;
      note(looser ? TRIGGER_LOOSENED : TRIGGER_TIGHTENED, place, was, is);
    } else if (!sameWords) {
      note(TRIGGER_CHANGED, place, was, is);
    }
  }

  /** Which way the limit went: up, down, or neither as far as anybody can tell. */
  private int moved(Trigger was, Trigger is) {
    Optional<BigDecimal> limitBefore = before.limit(was);
    Optional<BigDecimal> limitAfter = after.limit(is);
    if (limitBefore.isPresent() && limitAfter.isPresent()) {
      return limitAfter.get().compareTo(limitBefore.get());
    }
    return was.threshold().basis() == is.threshold().basis()
        ? is.threshold().value().compareTo(was.threshold().value())
        : 0;
  }

  private void note(ChangeKind kind, Place place, Trigger was, Trigger is) {
    changes.add(kind, place, before.limitInWords(was), after.limitInWords(is));
  }
}
