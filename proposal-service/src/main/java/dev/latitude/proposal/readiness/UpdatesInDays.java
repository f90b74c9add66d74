package dev.latitude.proposal.readiness;

import java.time.Period;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How often the author reports is a number of days, as the pilot counts them. */
final class UpdatesInDays extends ReadinessRule {
  private static final int MOST_DAYS = 31;

  UpdatesInDays() {
    super("update-cadence", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var plan = proposal.content().pilot();
    return foundIf(
        plan != null
            && IntStream.rangeClosed(1, MOST_DAYS)
                .mapToObj(Period::ofDays)
                .noneMatch(days -> days.equals(plan.statusUpdateEvery())),
        "/pilot/statusUpdateEvery",
        "Report every 1 to 31 days, as in P7D for every week.");
  }
}
