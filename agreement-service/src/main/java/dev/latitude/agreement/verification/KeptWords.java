package dev.latitude.agreement.verification;

/** What the words are that are kept of a version. */
public enum KeptWords {
  /** Those that were offered for signature, and all else that is kept fits them. */
  AS_OFFERED,
  /** The same but for a pseudonym in a person's place, as the history tells. */
  WITH_A_PSEUDONYM,
  /** Something was changed behind the back of this service. */
  CHANGED
}
