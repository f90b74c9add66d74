package dev.latitude.agreement.agreement;

/** In which role somebody is bound by an agreement. */
public enum Party {
  /** Whose decision rights are written down. */
  EMPLOYEE,
  /** Who grants them. */
  APPROVER
}
