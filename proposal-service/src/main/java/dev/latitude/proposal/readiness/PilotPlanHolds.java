package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.PilotPlan;
import java.time.LocalDate;
import java.time.Period;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A trial has an end, and days inside it on which the two look at the numbers together. */
final class PilotPlanHolds implements ReadinessRule {
  private static final int LONGEST_DAYS = 366;
  private static final int MOST_DAYS_BETWEEN_UPDATES = 31;

  @Override
  public Stream<Finding> check(Case proposal) {
    var plan = proposal.content().pilot();
    if (plan == null) {
      return Stream.of(
          Finding.blocker("no-pilot", "/pilot", "Plan a trial: a start, an end and review dates."));
    }
    var end = plan.end();
    if (end == null) {
      return Stream.of(
          Finding.blocker("pilot-without-end", "/pilot/end", "Give the trial a last day."));
    }
    return Stream.of(dates(plan, end), reviews(plan, end), cadence(plan))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> cadence(PilotPlan plan) {
    boolean sensible =
        IntStream.rangeClosed(1, MOST_DAYS_BETWEEN_UPDATES)
            .mapToObj(Period::ofDays)
            .anyMatch(days -> days.equals(plan.statusUpdateEvery()));
    return sensible
        ? Stream.empty()
        : Stream.of(
            Finding.blocker(
                "update-cadence",
                "/pilot/statusUpdateEvery",
                "Report every 1 to 31 days, as in P7D for every week."));
  }

  private static Stream<Finding> dates(PilotPlan plan, LocalDate end) {
    if (!end.isAfter(plan.start())) {
      return Stream.of(
          Finding.blocker(
              "pilot-ends-before-it-starts", "/pilot/end", "Let the trial end after it starts."));
    }
    return end.isAfter(plan.start().plusDays(LONGEST_DAYS))
        ? Stream.of(
            Finding.blocker(
                "pilot-too-long",
                "/pilot/end",
                "Let the trial last at most a year; what works is then written down."))
        : Stream.empty();
  }

  private static Stream<Finding> reviews(PilotPlan plan, LocalDate end) {
    if (plan.reviewDates().isEmpty()) {
      return Stream.of(
          Finding.blocker(
              "pilot-without-review",
              "/pilot/reviewDates",
              "Name at least one day on which you both look at the numbers."));
    }
    return IntStream.range(0, plan.reviewDates().size())
        .filter(
            i ->
                !plan.reviewDates().get(i).isAfter(plan.start())
                    || plan.reviewDates().get(i).isAfter(end))
        .mapToObj(
            i ->
                Finding.blocker(
                    "review-outside-pilot",
                    "/pilot/reviewDates/" + i,
                    "Put the review after the start and not after the end."));
  }
}
