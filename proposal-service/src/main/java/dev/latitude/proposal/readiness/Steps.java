package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.RequestedRight;
import dev.latitude.proposal.proposal.Risk;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The way from little to much: which right to begin with, and how far to go at once. */
final class Steps {
  /** Most levels that one step takes. */
  static final int LONGEST = 2;

  private Steps() {}

  /** The right to begin with: least risk, then the smallest leap, then as the author put them. */
  static Optional<RequestedRight> first(List<RequestedRight> rights) {
    return rights.stream()
        .min(Comparator.comparing(RequestedRight::risk).thenComparingInt(Steps::leap));
  }

  static int leap(RequestedRight right) {
    return right.requestedLevel().above(right.currentLevel());
  }

  /** The level that one step leads to. */
  static DelegationLevel next(RequestedRight right) {
    return right.currentLevel().raisedBy(LONGEST);
  }

  static boolean anyLowRiskBefore(RequestedRight right, List<RequestedRight> rights) {
    return rights.stream()
        .takeWhile(earlier -> !earlier.equals(right))
        .anyMatch(earlier -> earlier.risk() == Risk.LOW);
  }
}
