package dev.latitude.pilot.pilot;

import dev.latitude.pilot.trigger.Trigger;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What another trigger set must fulfil before it can be acknowledged. */
final class TriggerSetConditions {
  private static final Period LONGEST_GRACE = Period.ofDays(366);

  private TriggerSetConditions() {}

  /** Everything that is broken; pointers lead into the set as it was sent. */
  static List<Obstacle> broken(
      Terms changed, Set<String> withBaseline, List<LocalDate> newDates, LocalDate today) {
    return Stream.of(
            each(changed, "/key", repeated(), "key-repeated", "is the key of another trigger"),
            unknownMetrics(changed),
            each(
                changed,
                "/threshold",
                trigger -> trigger.relative() && !withBaseline.contains(trigger.metric()),
                "no-baseline",
                "is relative, and the metric has no frozen baseline"),
            each(
                changed,
                "/noData/grace",
                TriggerSetConditions::hasNoSensibleGrace,
                "range",
                "must be a period of days between P0D and " + LONGEST_GRACE),
            uncoveredRisks(changed),
            dates(changed.plan(), newDates, today))
        .flatMap(obstacles -> obstacles)
        .toList();
  }

  private static Stream<Obstacle> unknownMetrics(Terms changed) {
    var keys = changed.metrics().stream().map(Metric::key).collect(Collectors.joining(", "));
    return each(
        changed,
        "/metric",
        trigger -> changed.metric(trigger.metric()).isEmpty(),
        "unknown-metric",
        "must be one of " + keys);
  }

  private static Predicate<Trigger> repeated() {
    var seen = new HashSet<String>();
    return trigger -> !seen.add(trigger.key());
  }

  private static boolean hasNoSensibleGrace(Trigger trigger) {
    var noData = trigger.noData();
    if (noData == null) {
      return false;
    }
    var grace = noData.grace();
    return grace.toTotalMonths() != 0
        || grace.isNegative()
        || LocalDate.EPOCH.plus(grace).isAfter(LocalDate.EPOCH.plus(LONGEST_GRACE));
  }

  private static Stream<Obstacle> each(
      Terms changed, String property, Predicate<Trigger> is, String rule, String advice) {
    return IntStream.range(0, changed.triggers().size())
        .filter(i -> is.test(changed.triggers().get(i)))
        .mapToObj(i -> new Obstacle("/triggers/" + i + property, rule, advice));
  }

  private static Stream<Obstacle> uncoveredRisks(Terms changed) {
    return changed.risks().stream()
        .filter(risk -> !risk.isAnsweredIn(changed.triggers()))
        .map(
            risk ->
                new Obstacle(
                    "/triggers",
                    "open-risk",
                    "would leave a risk with no armed trigger, mitigation or accepted residual: "
                        + risk.description()));
  }

  static Stream<Obstacle> dates(Plan plan, List<LocalDate> newDates, LocalDate today) {
    var seen = new HashSet<LocalDate>();
    return IntStream.range(0, newDates.size())
        .boxed()
        .flatMap(
            i -> {
              var date = newDates.get(i);
              var pointer = "/reviewDates/" + i;
              if (!seen.add(date)) {
                return Stream.of(new Obstacle(pointer, "date-repeated", "is named twice"));
              }
              if (!date.isAfter(today)) {
                return Stream.of(
                    new Obstacle(pointer, "not-to-come", "must be after today, " + today));
              }
              return date.isBefore(plan.start()) || date.isAfter(plan.end())
                  ? Stream.of(
                      new Obstacle(
                          pointer,
                          "outside-pilot",
                          "must be from " + plan.start() + " to " + plan.end()))
                  : Stream.<Obstacle>empty();
            });
  }
}
