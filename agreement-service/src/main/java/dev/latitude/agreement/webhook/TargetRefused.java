package dev.latitude.agreement.webhook;

import java.util.Locale;

/** Nothing may be sent to this address, or it leads nowhere. */
final class TargetRefused extends Exception {
  private final Reason reason;

  TargetRefused(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  Reason reason() {
    return reason;
  }

  /** Which rule refuses it. */
  enum Reason {
    NOT_HTTPS,
    NOT_FOUND,
    NOT_PUBLIC;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
