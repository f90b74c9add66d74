package dev.latitude.pilot.trigger;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.latitude.pilot.trigger.TriggerChange.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two sets of triggers, trigger by trigger and property by property. A limit
 * is compared where it acts: in percent of the baseline or as a value makes no difference.
 */
public final class TriggerChanges {
  static final String METRIC = "metric";
  static final String NO_DATA = "noData";

  private final Function<String, @Nullable BigDecimal> baselines;
  private final List<TriggerChange> found = new ArrayList<>();

  private TriggerChanges(Function<String, @Nullable BigDecimal> baselines) {
    this.baselines = baselines;
  }

  /**
   * In the order of the triggers that stay or are added, then what is removed.
   *
   * @param baselines the frozen baseline of a metric
   */
  public static List<TriggerChange> between(
      List<Trigger> before, List<Trigger> after, Function<String, @Nullable BigDecimal> baselines) {
    var changes = new TriggerChanges(baselines);
    var known = byKey(before);
    for (var trigger : after) {
      var was = known.remove(trigger.key());
      if (was == null) {
        changes.add(trigger, Kind.ADDED, null, null, changes.inWords(trigger));
      } else {
        changes.compare(was, trigger);
      }
    }
    before.stream()
        .filter(trigger -> known.containsKey(trigger.key()))
        .forEach(gone -> changes.add(gone, Kind.REMOVED, null, changes.inWords(gone), null));
    return List.copyOf(changes.found);
  }

  /** Keys of the triggers that hold values against another rule than before, or are new. */
  public static Set<String> judgingAnew(List<TriggerChange> changes) {
    return keys(changes, TriggerChange::judgesAnew);
  }

  /** Keys of the triggers to which missing data mean something else than before, or are new. */
  public static Set<String> waitingAnew(List<TriggerChange> changes) {
    return keys(changes, TriggerChange::waitsAnew);
  }

  private static Set<String> keys(List<TriggerChange> changes, Predicate<TriggerChange> which) {
    return changes.stream().filter(which).map(TriggerChange::trigger).collect(toSet());
  }

  private static Map<String, Trigger> byKey(List<Trigger> triggers) {
    return triggers.stream().collect(toMap(Trigger::key, trigger -> trigger));
  }

  private void compare(Trigger was, Trigger is) {
    if (!was.metric().equals(is.metric())) {
      add(is, Kind.CHANGED, METRIC, was.metric(), is.metric());
    }
    if (was.operator() != is.operator()) {
      add(is, Kind.CHANGED, "operator", was.operator().name(), is.operator().name());
    }
    limit(was, is);
    if (was.kind() != is.kind()) {
      boolean looser = is.kind() == Trigger.Kind.SIGNAL;
      add(is, way(looser), "kind", was.kind().name(), is.kind().name());
    }
    higherIsLooser(is, "consecutive", was.consecutive(), is.consecutive());
    higherIsLooser(is, "minimumSample", was.minimumSample(), is.minimumSample());
    if (was.mode() != is.mode()) {
      var kind = is.armed() ? Kind.ARMED : Kind.LOOSENED;
      add(is, kind, "mode", was.mode().name(), is.mode().name());
    }
    noData(was, is);
  }

  private void limit(Trigger was, Trigger is) {
    var before = limitOf(was);
    var after = limitOf(is);
    if (!same(before, after) || was.relative() != is.relative()) {
      boolean comparable = was.operator() == is.operator() && was.metric().equals(is.metric());
      var kind = comparable ? moved(is.operator(), before, after) : Kind.CHANGED;
      add(is, kind, "threshold", threshold(was), threshold(is));
    }
  }

  private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.compareTo(other) == 0;
  }

  private static Kind moved(
      Trigger.Operator operator, @Nullable BigDecimal before, @Nullable BigDecimal after) {
    if (before == null || after == null || before.compareTo(after) == 0) {
      return Kind.CHANGED;
    }
    return way((operator == Trigger.Operator.ABOVE) == (after.compareTo(before) > 0));
  }

  private void higherIsLooser(Trigger is, String property, int before, int after) {
    if (before != after) {
      add(is, way(after > before), property, String.valueOf(before), String.valueOf(after));
    }
  }

  /** Waiting longer is looser, and so is doing less when the wait is over. */
  private void noData(Trigger was, Trigger is) {
    var before = was.noData();
    var after = is.noData();
    if (strength(before) != strength(after)) {
      add(is, way(strength(after) < strength(before)), NO_DATA, inWords(before), inWords(after));
    } else if (before != null && after != null && !before.grace().equals(after.grace())) {
      int longer = lastDayOf(after).compareTo(lastDayOf(before));
      var kind = longer == 0 ? Kind.CHANGED : way(longer > 0);
      add(is, kind, NO_DATA, inWords(before), inWords(after));
    }
  }

  private static int strength(Trigger.@Nullable NoData noData) {
    return noData == null
        ? 0
        : switch (noData.action()) {
          case HOLD -> 0;
          case NOTIFY -> 1;
          case PAUSE -> 2;
        };
  }

  private static LocalDate lastDayOf(Trigger.NoData noData) {
    return LocalDate.EPOCH.plus(noData.grace());
  }

  private @Nullable BigDecimal limitOf(Trigger trigger) {
    return new Evaluator(trigger, baselines.apply(trigger.metric()), 0).limit();
  }

  private String threshold(Trigger trigger) {
    var limit = limitOf(trigger);
    return limit == null
        ? Reasons.percent(trigger)
        : Reasons.limit(trigger, limit, baselines.apply(trigger.metric()));
  }

  private String inWords(Trigger trigger) {
    return "%s on %s %s %s, %d in a row, sample %d, %s"
        .formatted(
            trigger.kind(),
            trigger.metric(),
            Reasons.side(trigger),
            threshold(trigger),
            trigger.consecutive(),
            trigger.minimumSample(),
            trigger.mode());
  }

  private static @Nullable String inWords(Trigger.@Nullable NoData noData) {
    return noData == null ? null : "%s after %s".formatted(noData.action(), noData.grace());
  }

  private static Kind way(boolean looser) {
    return looser ? Kind.LOOSENED : Kind.TIGHTENED;
  }

  private void add(
      Trigger trigger,
      Kind kind,
      @Nullable String property,
      @Nullable String from,
      @Nullable String to) {
    found.add(new TriggerChange(trigger.key(), kind, property, from, to));
  }
}
