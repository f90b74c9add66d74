package dev.latitude.kit.problem;

/**
 * Something this service needs is away for now; nothing was changed, and the request may be sent
 * again.
 */
public class UnavailableException extends RuntimeException {
  private final int retryAfterSeconds;

  public UnavailableException(String detail, int retryAfterSeconds) {
    super(detail);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public UnavailableException(String detail, int retryAfterSeconds, Throwable cause) {
    super(detail, cause);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
