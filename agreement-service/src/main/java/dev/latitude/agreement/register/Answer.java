package dev.latitude.agreement.register;

import dev.latitude.agreement.right.DelegationLevel;

/** How far a person may decide alone. */
public enum Answer {
  /** Ask first: the decision is somebody else's, or nothing is on record. */
  APPROVAL_REQUIRED,
  /** Decide together with the manager. */
  AGREE_TOGETHER,
  /** Decide, after having asked for the manager's advice. */
  OWN_AFTER_INPUT,
  /** Decide, and tell the manager afterwards. */
  OWN_AND_INFORM,
  /** Decide. */
  OWN;

  public static Answer to(DelegationLevel level) {
    return switch (level) {
      case TELL, SELL, CONSULT -> APPROVAL_REQUIRED;
      case AGREE -> AGREE_TOGETHER;
      case ADVISE -> OWN_AFTER_INPUT;
      case INQUIRE -> OWN_AND_INFORM;
      case DELEGATE -> OWN;
    };
  }
}
