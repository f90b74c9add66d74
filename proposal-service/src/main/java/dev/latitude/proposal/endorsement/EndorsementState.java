package dev.latitude.proposal.endorsement;

/** Where an endorsement is between the question and what became of the answer. */
public enum EndorsementState {
  /** The ally was asked and has not answered. */
  REQUESTED,
  /** The ally supports what they were asked about. */
  GIVEN,
  DECLINED,
  /** The author took the question back. */
  CANCELLED,
  /** The ally took the support back. */
  WITHDRAWN,
  /** The ally has since supported a later content of the same proposal. */
  SUPERSEDED;

  /** Questions and refusals stay between author and ally; support that was given is for all. */
  boolean wasGiven() {
    return switch (this) {
      case GIVEN, WITHDRAWN, SUPERSEDED -> true;
      case REQUESTED, DECLINED, CANCELLED -> false;
    };
  }
}
