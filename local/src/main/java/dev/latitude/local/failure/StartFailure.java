package dev.latitude.local.failure;

import static java.util.Objects.requireNonNull;

/**
 * The suite cannot start or cannot go on. The message is one line for a person: what happened,
 * where to look, what to do.
 */
public final class StartFailure extends RuntimeException {

  public StartFailure(String message) {
    super(message);
  }

  public StartFailure(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
