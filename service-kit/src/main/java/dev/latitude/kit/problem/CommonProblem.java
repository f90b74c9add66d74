package dev.latitude.kit.problem;

import java.util.Arrays;
import java.util.Optional;

/**
 * The failures any service can answer with; those of a service's own rules stand in an enum of that
 * service.
 */
public enum CommonProblem implements ProblemType {
  MALFORMED_REQUEST("malformed-request", 400, "The request cannot be read"),
  INVALID_PARAMETER("invalid-parameter", 400, "A parameter of the request is not valid"),
  UNAUTHENTICATED("unauthenticated", 401, "A valid access token is needed"),
  FORBIDDEN("forbidden", 403, "Your roles do not allow this"),
  NOT_FOUND("not-found", 404, "There is nothing here for you"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "This path does not know the method"),
  NOT_ACCEPTABLE("not-acceptable", 406, "None of the accepted media types can be served"),
  REQUEST_TIMEOUT("request-timeout", 408, "The request took too long to arrive"),
  CONFLICT("conflict", 409, "The request conflicts with what is stored"),
  IDEMPOTENCY_KEY_IN_USE(
      "idempotency-key-in-use", 409, "A request with this idempotency key is still running"),
  PERSON_TAKES_PART(
      "person-takes-part", 409, "The person still takes part in something that goes on"),
  CURSOR_EXPIRED("cursor-expired", 410, "The feed does not reach back that far any more"),
  FEED_RESTORED("feed-restored", 410, "The feed was restored to a moment before this cursor"),
  STALE_ETAG("stale-etag", 412, "The thing has changed since you read it"),
  BODY_TOO_LARGE("body-too-large", 413, "The request body is too large"),
  URI_TOO_LONG("uri-too-long", 414, "The request URI is too long"),
  UNSUPPORTED_MEDIA_TYPE(
      "unsupported-media-type", 415, "The media type of the body is not supported"),
  INVALID_BODY("invalid-body", 422, "The request body is not valid"),
  IDEMPOTENCY_KEY_REUSED(
      "idempotency-key-reused", 422, "The idempotency key was used for another request"),
  IF_MATCH_REQUIRED("if-match-required", 428, "The request must name the version it is about"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
  HEADERS_TOO_LARGE("headers-too-large", 431, "The request headers are too large"),
  INTERNAL_ERROR("internal-error", 500, "Something went wrong on our side"),
  UNAVAILABLE("unavailable", 503, "The service cannot answer just now");

  private final String code;
  private final int status;
  private final String title;

  CommonProblem(String code, int status, String title) {
    this.code = code;
    this.status = status;
    this.title = title;
  }

  /** The type for a status that a framework chose without saying more. */
  static Optional<CommonProblem> forStatus(int status) {
    return Arrays.stream(values()).filter(type -> type.status == status).findFirst();
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
