package dev.latitude.agreement.agreement;

/** Where the next version is, while the one before it stays in force. */
public enum AmendmentState {
  DRAFT,
  OFFERED,
  /** Both have signed; it takes the place of the version in force on its first day. */
  SIGNED
}
