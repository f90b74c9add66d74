package dev.latitude.pilot.pilot;

import static java.util.stream.Collectors.toSet;

import dev.latitude.pilot.trigger.Trigger;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Other triggers, other review dates to come, or both.
 *
 * @param triggers absent when they stay as they are
 * @param reviewDates those after today; absent when they stay as they are
 */
public record TriggerSetWish(
    @Nullable List<Trigger> triggers, @Nullable List<LocalDate> reviewDates, String reason) {

  /** The terms as they would be; refused when they would not do. */
  Terms appliedTo(Pilot pilot, LocalDate today) {
    var changed = appliedTo(pilot.terms(), today);
    var newDates = reviewDates == null ? List.<LocalDate>of() : reviewDates;
    var broken = TriggerSetConditions.broken(changed, withBaseline(pilot), newDates, today);
    if (!broken.isEmpty()) {
      throw new PilotRefusal.Invalid(broken);
    }
    if (TriggerSet.of(changed).hash().equals(pilot.triggerSetHash())) {
      throw PilotRefusal.Invalid.at("", "no-change", "says what stands already");
    }
    return changed;
  }

  private Terms appliedTo(Terms terms, LocalDate today) {
    var plan = terms.plan();
    return terms
        .withTriggers(triggers == null ? terms.triggers() : triggers)
        .withPlan(
            reviewDates == null
                ? plan
                : plan.withReviewDates(plan.reviewDatesWith(reviewDates, today)));
  }

  private static Set<String> withBaseline(Pilot pilot) {
    return pilot.terms().metrics().stream()
        .map(Metric::key)
        .filter(metric -> pilot.baseline(metric) != null)
        .collect(toSet());
  }
}
