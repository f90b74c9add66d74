package dev.latitude.kit.problem;

/** A refusal that holds for a while only; the answer says how long. */
public class RetryLaterException extends ProblemException {
  private final int retryAfterSeconds;

  public RetryLaterException(ProblemType type, String detail, int retryAfterSeconds) {
    super(type, detail);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
