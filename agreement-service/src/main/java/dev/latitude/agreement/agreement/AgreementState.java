package dev.latitude.agreement.agreement;

import java.util.List;
import java.util.Set;

/** Where an agreement is in its life. */
public enum AgreementState {
  DRAFT,
  OFFERED,
  /** Both have signed; its rights hold from its first day to its last. */
  IN_FORCE,
  /** Signed, but its rights do not hold until the approver reinstates them. */
  SUSPENDED,
  ENDED,
  DISCARDED;

  /** The states that lead on; what is in another is over. */
  public static final List<AgreementState> ALIVE = List.of(DRAFT, OFFERED, IN_FORCE, SUSPENDED);

  /** The states in which it binds the two. */
  static final Set<AgreementState> BINDING = Set.of(IN_FORCE, SUSPENDED);
}
