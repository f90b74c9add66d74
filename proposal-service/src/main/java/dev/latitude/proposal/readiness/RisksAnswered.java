package dev.latitude.proposal.readiness;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every risk has a mitigation, a trigger, or a residual both sides accept. */
final class RisksAnswered implements ReadinessRule {
  @Override
  public Stream<Finding> check(Case proposal) {
    var risks = proposal.content().risks();
    if (risks.isEmpty()) {
      return Stream.of(
          Finding.blocker(
              "no-risk-named",
              "/risks",
              "Name at least one thing that could go wrong, and what answers it."));
    }
    return IntStream.range(0, risks.size())
        .filter(i -> !risks.get(i).isAnswered())
        .mapToObj(
            i ->
                Finding.blocker(
                    "open-risk",
                    "/risks/" + i,
                    "Answer this risk with a mitigation, a trigger, or a residual you both accept."));
  }
}
