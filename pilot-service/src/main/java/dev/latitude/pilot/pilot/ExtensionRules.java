package dev.latitude.pilot.pilot;

import dev.latitude.pilot.pilot.ReviewDecision.Extension;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How far the approver alone may extend what they have granted: it only makes longer what both
 * agreed on, and a year of trial is enough to know.
 */
final class ExtensionRules {
  private static final int LONGEST_DAYS = 366;

  private ExtensionRules() {}

  /** The plan with the later end. */
  static Plan extended(Plan plan, Extension extension, LocalDate today) {
    var newDates = Objects.requireNonNullElse(extension.reviewDates(), List.<LocalDate>of());
    var dates =
        extension.reviewDates() == null
            ? plan.reviewDates()
            : plan.reviewDatesWith(newDates, today);
    var longer = plan.withEnd(extension.end()).withReviewDates(dates);
    var broken = new ArrayList<>(TriggerSetConditions.dates(longer, newDates, today).toList());
    broken.addAll(0, end(plan, extension.end(), today));
    if (broken.isEmpty() && dates.stream().noneMatch(date -> date.isAfter(today))) {
      broken.add(
          new Obstacle(
              "/reviewDates",
              "no-review",
              "must name a day on which you look at it again, as all planned ones have come"));
    }
    if (!broken.isEmpty()) {
      throw new PilotRefusal.Invalid(broken);
    }
    return longer;
  }

  private static List<Obstacle> end(Plan plan, LocalDate end, LocalDate today) {
    var latest = plan.start().plusDays(LONGEST_DAYS - 1L);
    if (!end.isAfter(plan.end())) {
      return List.of(
          new Obstacle("/end", "not-later", "must be after the present last day, " + plan.end()));
    }
    if (end.isBefore(today)) {
      return List.of(new Obstacle("/end", "already-over", "must not be before today, " + today));
    }
    return end.isAfter(latest)
        ? List.of(
            new Obstacle(
                "/end",
                "too-long",
                "must not be after "
                    + latest
                    + ": a pilot lasts "
                    + LONGEST_DAYS
                    + " days at most"))
        : List.of();
  }
}
