package dev.latitude.local.console;

import static java.util.Objects.requireNonNull;

/** The command line cannot be understood; the message says what is wrong with it. */
public final class UsageException extends RuntimeException {

  public UsageException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
