package dev.latitude.pilot.decision;

import dev.latitude.pilot.pilot.AmountCheck;
import dev.latitude.pilot.pilot.Boundary;
import dev.latitude.pilot.pilot.DecisionKind;
import dev.latitude.pilot.pilot.Obstacle;
import dev.latitude.pilot.pilot.Right;
import dev.latitude.pilot.pilot.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be put into the log: what the pilot is about, on a day of the pilot that has come. What
 * a decision cost is never a reason to refuse it: a log that leaves out what went beyond the limit
 * would be worth nothing, so it is kept and marked.
 */
final class DecisionRules {
  private DecisionRules() {}

  /** What does not fit; pointers lead into the entry as it was sent. */
  static List<Obstacle> misfits(Terms terms, NewDecision entry, LocalDate today) {
    var broken = new ArrayList<Obstacle>();
    if (!known(terms, entry.kind()).toList().contains(entry.decision())) {
      broken.add(
          new Obstacle(
              "/decision",
              "unknown-decision",
              "must be one of "
                  + known(terms, entry.kind())
                      .map(name -> "'" + name + "'")
                      .collect(Collectors.joining(", "))));
    }
    terms
        .plan()
        .misfit(entry.occurredOn(), today)
        .ifPresent(advice -> broken.add(new Obstacle("/occurredOn", "outside-pilot", advice)));
    neededBy(terms, entry, today).ifPresent(broken::add);
    return broken;
  }

  private static Stream<String> known(Terms terms, DecisionKind kind) {
    var rights = terms.rights().stream().map(Right::decision);
    return kind == DecisionKind.LATE_APPROVAL
        ? Stream.concat(rights, terms.boundaries().stream().map(Boundary::decision))
        : rights;
  }

  private static Optional<Obstacle> neededBy(Terms terms, NewDecision entry, LocalDate today) {
    var neededBy = entry.neededBy();
    if (entry.kind() != DecisionKind.LATE_APPROVAL) {
      return neededBy == null
          ? Optional.empty()
          : Optional.of(
              new Obstacle("/neededBy", "not-applicable", "goes with LATE_APPROVAL alone"));
    }
    if (neededBy == null) {
      return Optional.of(
          new Obstacle("/neededBy", "required", "must say by which day it was needed"));
    }
    if (!neededBy.isBefore(entry.occurredOn())) {
      return Optional.of(
          new Obstacle(
              "/neededBy", "order", "must be before 'occurredOn'; what came in time is not late"));
    }
    return terms
        .plan()
        .misfit(neededBy, today)
        .map(advice -> new Obstacle("/neededBy", "outside-pilot", advice));
  }

  static AmountCheck check(Terms terms, NewDecision entry) {
    return terms.rights().stream()
        .filter(right -> right.decision().equals(entry.decision()))
        .findFirst()
        .map(right -> right.check(entry.amount()))
        .orElse(AmountCheck.NO_LIMIT);
  }
}
