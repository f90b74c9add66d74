package dev.latitude.agreement.agreement;

/** Where an agreement is in its life. */
public enum AgreementState {
  DRAFT,
  OFFERED,
  IN_FORCE,
  ENDED,
  DISCARDED
}
