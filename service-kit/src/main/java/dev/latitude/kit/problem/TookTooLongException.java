package dev.latitude.kit.problem;

/** A transaction had outlasted its time and was undone, so that whatever came after it failed. */
public class TookTooLongException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TookTooLongException(Throwable cause) {
    super("The transaction was undone since it took too long", cause);
  }
}
