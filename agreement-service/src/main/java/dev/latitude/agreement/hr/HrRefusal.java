package dev.latitude.agreement.hr;

/** An acknowledgement that cannot be right. Nothing was changed. */
public abstract sealed class HrRefusal extends RuntimeException {
  private HrRefusal(String reason) {
    super(reason, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** HR has said before that it holds something newer. */
  public static final class OlderRevision extends HrRefusal {
    OlderRevision(long revision, long acknowledged) {
      super(
          "HR has acknowledged revision %d of this agreement already, so it cannot go back to %d. If the newer one is lost, read the record again and acknowledge what it says."
              .formatted(acknowledged, revision));
    }
  }

  /** HR was never told such a revision. */
  public static final class UnknownRevision extends HrRefusal {
    UnknownRevision(long revision, long current) {
      super(
          "HR was never told a revision %d of this agreement; the newest is %d. Acknowledge the 'revision' of the record that is stored."
              .formatted(revision, current));
    }
  }

  /** Two agreements cannot be one thing in HR's system. */
  public static final class HrIdTaken extends HrRefusal {
    HrIdTaken(String hrId) {
      super(
          "Another agreement was acknowledged under the id '%s' of HR's system. Each has an id of its own there."
              .formatted(hrId));
    }
  }
}
