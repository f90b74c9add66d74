package dev.latitude.agreement.evidence;

/** Why there is no evidence pack: one that left something out would prove less than it seems to. */
public abstract sealed class NotWhole extends RuntimeException {
  private NotWhole(String reason) {
    super(reason, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** A history that belongs to it is not the caller's to read. */
  public static final class NotYours extends NotWhole {
    NotYours(String whose) {
      super(
          "The history of the "
              + whose
              + " is not yours to read, and evidence without it would not be whole. Its parties and auditors may have it.");
    }
  }

  /** A history is longer than one answer holds. */
  public static final class TooLarge extends NotWhole {
    TooLarge(String whose) {
      super(
          "The history of the "
              + whose
              + " has more than "
              + Evidence.MOST_EVENTS
              + " events, and evidence that left some out would not be whole. Read each history page by page, with GET …/history.");
    }
  }
}
