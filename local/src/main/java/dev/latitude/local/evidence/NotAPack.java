package dev.latitude.local.evidence;

import static java.util.Objects.requireNonNull;

/** The file cannot be read as an evidence pack. */
public final class NotAPack extends Exception {

  NotAPack(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
