package dev.latitude.kit.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * What another service refused to the caller with whose token it was asked. Asking again brings the
 * same, and it says nothing about how that service is: whoever asks neither repeats it nor counts
 * it as a failure.
 */
public final class RefusedElsewhere extends RuntimeException {
  private static final int RETRY_AFTER_SECONDS = 5;

  private final String service;
  private final int status;
  private final int retryAfterSeconds;

  private RefusedElsewhere(String service, Response answer) {
    super(service + " answered " + answer.getStatus(), null, false, false);
    this.service = service;
    this.status = answer.getStatus();
    this.retryAfterSeconds =
        seconds(String.valueOf(answer.getHeaderString(HttpHeaders.RETRY_AFTER)));
  }

  /** What an answer other than the one hoped for means: a refusal, or a failure of the service. */
  public static RuntimeException orFailure(String service, Response answer) {
    int status = answer.getStatus();
    return status >= 400 && status < 500
        ? new RefusedElsewhere(service, answer)
        : new IllegalStateException(service + " answered " + status);
  }

  public int status() {
    return status;
  }

  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** The caller has asked that service for too much, and is told so here as they would be there. */
  public RetryLaterException tooManyRequests() {
    return new RetryLaterException(
        CommonProblem.TOO_MANY_REQUESTS,
        "You have sent more requests than %s takes from you for now. Nothing was changed; wait for %d seconds, then go on more slowly."
            .formatted(service, retryAfterSeconds),
        retryAfterSeconds);
  }

  /** A gateway may say it as a date, or not at all. */
  private static int seconds(String retryAfter) {
    return retryAfter.matches("[0-9]{1,6}") ? Integer.parseInt(retryAfter) : RETRY_AFTER_SECONDS;
  }
}
