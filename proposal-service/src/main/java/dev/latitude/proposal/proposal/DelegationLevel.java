package dev.latitude.proposal.proposal;

import java.util.Arrays;

/**
 * The seven levels of delegation of Management 3.0, seen from the manager, from least to most
 * freedom for the other.
 */
public enum DelegationLevel {
  TELL(1),
  SELL(2),
  CONSULT(3),
  AGREE(4),
  ADVISE(5),
  INQUIRE(6),
  DELEGATE(7);

  private final int number;

  DelegationLevel(int number) {
    this.number = number;
  }

  public boolean isAbove(DelegationLevel other) {
    return compareTo(other) > 0;
  }

  /** How many levels this one is above the other; negative when it is below. */
  public int above(DelegationLevel other) {
    return number - other.number;
  }

  /** The level so many above this one, or the highest when there is none. */
  public DelegationLevel raisedBy(int levels) {
    return Arrays.stream(values())
        .filter(level -> level.above(this) == levels)
        .findFirst()
        .orElse(DELEGATE);
  }
}
