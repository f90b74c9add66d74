package dev.latitude.agreement.document;

import dev.latitude.agreement.agreement.Measured;
import dev.latitude.agreement.agreement.Party;
import dev.latitude.agreement.agreement.Terms;
import dev.latitude.agreement.agreement.VersionStanding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is printed: a draft, or a version as it was offered.
 *
 * @param offered absent while it is a draft
 * @param discarded whether it is a draft that was thrown away
 * @param measured what the pilot came to that it comes from
 * @param earlier the version before, which there may be of a draft, too
 */
record Printable(
    UUID agreement,
    Terms terms,
    @Nullable Offered offered,
    boolean discarded,
    List<Signed> signatures,
    List<Measured> measured,
    @Nullable Earlier earlier) {

  /**
   * The laying of a version on the table, and what it is worth now.
   *
   * @param rewritten whether a pseudonym has taken a person's place in its words since
   */
  record Offered(
      int number,
      String hash,
      boolean rewritten,
      String by,
      Instant at,
      VersionStanding standing) {}

  /** A party's yes. */
  record Signed(Party role, String person, Instant at, String hash) {}

  /** What the version before said. */
  record Earlier(int number, Terms terms) {}

  Optional<Signed> signatureOf(Party role) {
    return signatures.stream().filter(signature -> signature.role() == role).findFirst();
  }

  /** Nothing of it is anybody's text, so it is safe wherever it is saved. */
  String fileName() {
    var which = offered == null ? "draft" : "version-" + offered.number();
    return "agreement-" + agreement + "-" + which;
  }
}
