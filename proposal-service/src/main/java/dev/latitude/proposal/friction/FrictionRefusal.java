package dev.latitude.proposal.friction;

/** A rule of the friction log said no. Nothing was changed, and nothing of an entry is repeated. */
public abstract sealed class FrictionRefusal extends RuntimeException {
  private FrictionRefusal(String reason) {
    super(reason, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
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
