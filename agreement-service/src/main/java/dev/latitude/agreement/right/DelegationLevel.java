package dev.latitude.agreement.right;

/**
 * The seven levels of delegation of Management 3.0, seen from the manager, from least to most
 * freedom for the other.
 */
public enum DelegationLevel {
  TELL,
  SELL,
  CONSULT,
  AGREE,
  ADVISE,
  INQUIRE,
  DELEGATE
}
