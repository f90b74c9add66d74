package dev.latitude.proposal.readiness;

import java.util.Optional;
import java.util.stream.Stream;

/** Naming what holds autonomy back and answering none of it only reminds the approver of it. */
final class DriversAnswered extends ReadinessRule {
  DriversAnswered() {
    super("unanswered-driver", Finding.Severity.WARNING);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return each(
        "/drivers",
        proposal.content().drivers(),
        (driver, pointer) ->
            Optional.ofNullable(DriverAnswer.of(driver, proposal).missing()).stream()
                .map(missing -> at(pointer, missing)));
  }
}
