package dev.latitude.local.evidence;

import static java.util.Objects.requireNonNull;

/** The first thing in a pack that is not what it must be. */
public final class Broken extends Exception {

  Broken(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
