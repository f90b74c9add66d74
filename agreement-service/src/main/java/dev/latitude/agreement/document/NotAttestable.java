package dev.latitude.agreement.document;

/** Why this service does not vouch for a version. */
public abstract sealed class NotAttestable extends RuntimeException {
  private NotAttestable(String reason) {
    super(reason, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Nothing is on the table. */
  public static final class Draft extends NotAttestable {
    Draft() {
      super(
          "This is a draft, and nobody has signed it, so there is nothing to vouch for. It can be had as a page, a PDF or Markdown.");
    }
  }

  /** A signature is missing. */
  public static final class NotSigned extends NotAttestable {
    NotSigned(int version) {
      super(
          "Version "
              + version
              + " is not signed by both, so there is nothing to vouch for. It can be had as a page, a PDF or Markdown.");
    }
  }

  /** What was signed is not there any more, word for word. */
  public static final class Pseudonymised extends NotAttestable {
    Pseudonymised(int version, String hash) {
      super(
          "A pseudonym has taken a person's place in the words of version "
              + version
              + " since they were signed, under the hash "
              + hash
              + ". So there is no signed document of them any more; whoever has kept one can still check it, also here."
              + " The version can be had as a page, a PDF or Markdown.");
    }
  }

  /** What is kept contradicts itself. */
  public static final class RecordChanged extends NotAttestable {
    RecordChanged(int version) {
      super(
          "What is kept of version "
              + version
              + " was changed after it had been offered, so it is not vouched for. Tell the operators; a verification says what differs.");
    }
  }
}
