package dev.latitude.kit.follow;

/** An event does not say what its type promises. The message says what is missing or wrong. */
public final class UnreadableEvent extends Exception {
  public UnreadableEvent(String reason) {
    super(reason, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
