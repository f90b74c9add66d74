package dev.latitude.proposal.friction;

import java.time.LocalDate;

/** A rule of the friction log said no. Nothing was changed, and nothing of an entry is repeated. */
public abstract sealed class FrictionRefusal extends RuntimeException {
  private FrictionRefusal(String reason) {
    super(reason, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Nobody can have been held back on a day that has begun nowhere yet. */
  public static final class DayToCome extends FrictionRefusal {
    DayToCome(LocalDate latest) {
      super("must not be a day to come: the latest possible one is " + latest);
    }
  }

  /** The person keeps as many entries as one person can. */
  public static final class LogFull extends FrictionRefusal {
    LogFull(int most) {
      super(
          "Your friction log holds "
              + most
              + " entries, the most one person can keep. Delete some that you no longer need.");
    }
  }
}
