package dev.latitude.kit.idempotency;

/**
 * An answer with a secret in it, which is told to whoever asked first and is kept nowhere. The kept
 * answer, which a repetition gets, is without it.
 */
public interface ToldOnce {
  /** The same answer without what is secret. */
  Object withoutSecret();
}
