package dev.latitude.agreement.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.agreement.Party;
import dev.latitude.agreement.agreement.VersionStanding;
import dev.latitude.agreement.attestation.Attested;
import dev.latitude.agreement.attestation.ShownJws;
import dev.latitude.kit.identity.Actor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One verification on its way.
 *
 * <p>The rule of who learns what: who may see the agreement learns everything. Anybody else learns
 * what a version is worth now only by showing that they hold it, word for word: by a document whose
 * signature is ours, or by the very text. They learn nothing that does not stand in what they hold,
 * but whether it still counts. To whoever shows less (a hash, a number, changed words), the version
 * does not exist.
 */
final class Verification {
  private final @Nullable KeptVersion kept;
  private final boolean insider;
  private final KeptRecords records;
  private final ObjectMapper json;
  private final List<Check> checks = new ArrayList<>();
  private final List<Difference> differences = new ArrayList<>();
  private boolean holder;

  /**
   * @param kept the version that is meant; absent when there is none
   */
  Verification(@Nullable KeptVersion kept, Actor actor, KeptRecords records, ObjectMapper json) {
    this.kept = kept;
    this.insider = kept != null && kept.isVisibleTo(actor);
    this.records = records;
    this.json = json;
  }

  /** The signature is checked for everybody: whether it is ours says nothing about what is kept. */
  Verification shownAsDocument(ShownJws jws, String text) {
    boolean ours = jws.signature() == ShownJws.Signature.HOLDS;
    check(CheckKind.SIGNATURE, ours);
    holder = ours;
    if (kept != null && mayKnow()) {
      compareWords(text, kept);
      check(CheckKind.SIGNED, Set.copyOf(jws.signed()).equals(signed(kept, text)));
    }
    return this;
  }

  Verification shownAsWords(String text) {
    var digest = Digests.sha256(text);
    holder = kept != null && (digest.equals(kept.hash()) || digest.equals(kept.rewrittenHash()));
    if (kept != null && mayKnow()) {
      compareWords(text, kept);
    }
    return this;
  }

  Verification shownAsReference(@Nullable String hash) {
    if (kept != null && mayKnow() && hash != null) {
      check(CheckKind.HASH, hash.equals(kept.hash()));
    }
    return this;
  }

  private void compareWords(String text, KeptVersion version) {
    var different =
        isAsSigned(text, version)
            ? List.<Difference>of()
            : Differences.between(text, version.canonical(), json);
    checks.add(
        version.isRewritten()
            ? Check.ofRewritten(CheckKind.WORDS, different.isEmpty())
            : Check.of(CheckKind.WORDS, different.isEmpty()));
    differences.addAll(different);
  }

  /** Whether it is what was signed, of which another text is kept: a pseudonym stands in that. */
  private static boolean isAsSigned(String text, KeptVersion version) {
    return version.isRewritten() && Digests.sha256(text).equals(version.hash());
  }

  private boolean mayKnow() {
    return insider || holder;
  }

  VerificationView verdict(Instant now) {
    if (kept == null || !mayKnow()) {
      boolean refuted = checks.stream().anyMatch(check -> !check.holds());
      return new VerificationView(
          refuted ? Outcome.INVALID : Outcome.UNKNOWN,
          null,
          null,
          null,
          null,
          List.copyOf(checks),
          List.of(),
          now);
    }
    var own = records.check(kept);
    checks.addAll(own.checks());
    differences.addAll(own.differences());
    boolean valid = checks.stream().allMatch(Check::holds);
    return new VerificationView(
        valid ? Outcome.VALID : Outcome.INVALID,
        kept.agreementId(),
        kept.number(),
        kept.hash(),
        own.isReliable() ? standing(kept, now) : null,
        List.copyOf(checks),
        told(),
        now);
  }

  private List<Difference> told() {
    return insider
        ? List.copyOf(differences)
        : differences.stream().map(Difference::withoutKept).toList();
  }

  /** As a document of this text names them. */
  private Set<Attested.Signed> signed(KeptVersion version, String text) {
    boolean asSigned = isAsSigned(text, version);
    var signed = new HashSet<Attested.Signed>();
    for (var signature : version.signatures()) {
      signed.add(
          new Attested.Signed(
              signature.role().name(),
              asSigned ? party(signature.role(), text) : signature.person(),
              signature.at().toString(),
              signature.hash()));
    }
    return signed;
  }

  /** Who that was by the words that were signed: only a party can have signed. */
  private String party(Party role, String text) {
    try {
      var terms = json.readTree(text).path("terms");
      return switch (role) {
        case EMPLOYEE -> terms.path("employee").asText();
        case APPROVER -> terms.path("approver").asText();
      };
    } catch (JsonProcessingException theSignedWordsAreJson) {
      throw new IllegalStateException(theSignedWordsAreJson);
    }
  }

  private @Nullable VersionStanding standing(KeptVersion version, Instant now) {
    try {
      var next = version.nextTerms();
      return VersionStanding.of(
          version.state(),
          version.number(),
          version.binding(),
          version.following(),
          version.isSignedByBoth(),
          days(version.terms()),
          new VersionStanding.Turns(version.endsAt(), next == null ? null : days(next).begin()),
          now);
    } catch (JsonProcessingException | DateTimeException unreadable) {
      return null;
    }
  }

  private VersionStanding.Days days(String text) throws JsonProcessingException {
    var terms = json.readTree(text);
    var to = terms.path("effectiveTo");
    return new VersionStanding.Days(
        LocalDate.parse(terms.path("effectiveFrom").asText()),
        to.isTextual() ? LocalDate.parse(to.asText()) : null,
        terms.path("timeZone").textValue());
  }

  private void check(CheckKind kind, boolean holds) {
    checks.add(Check.of(kind, holds));
  }
}
