package dev.latitude.agreement.register;

import java.util.Locale;

/** The person holds a right for this decision already, from another source. */
public final class RightConflict extends RuntimeException {
  RightConflict(String person, String decision, Source holder) {
    super(
        person
            + " already holds a right for the decision '"
            + decision
            + "' in this time, given by the "
            + holder.kind().name().toLowerCase(Locale.ROOT)
            + " "
            + holder.id()
            + ". It must end first.",
        null,
        false,
        false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
