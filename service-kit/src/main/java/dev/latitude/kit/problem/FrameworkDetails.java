package dev.latitude.kit.problem;

/**
 * What to tell a person when the framework refused a request before any of our code saw it; its own
 * messages name classes.
 */
final class FrameworkDetails {
  private FrameworkDetails() {}

  static String of(CommonProblem type) {
    return switch (type) {
      case NOT_FOUND -> "No operation has this path. The API reference lists those there are.";
      case METHOD_NOT_ALLOWED ->
          "The path exists, but not with this method; the Allow header lists the methods it knows.";
      case NOT_ACCEPTABLE ->
          "The Accept header names no media type that this operation can answer with; '*/*' always works.";
      case BODY_TOO_LARGE -> "The body is larger than this operation takes. Send less at a time.";
      case UNSUPPORTED_MEDIA_TYPE ->
          "This operation does not read a body of this 'Content-Type'. Send application/json, or what the API reference names for it.";
      case UNAUTHENTICATED -> "Send a valid access token as 'Authorization: Bearer <token>'.";
      case FORBIDDEN -> "Your token lacks a role that this operation needs.";
      default -> "The request could not be understood. Compare it with the API reference.";
    };
  }
}
