package dev.latitude.agreement.verification;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.erdtman.jcs.JsonCanonicalizer;

/** What is kept of a version, held against itself, its signatures and its history. */
record KeptCheck(List<Check> checks, List<Difference> differences) {

  /**
   * @param chain whether the history of the agreement is whole; asked only if need be
   */
  static KeptCheck of(KeptVersion version, BooleanSupplier chain, ObjectMapper json) {
    var differences = Differences.between(version.canonical(), recomputed(version), json);
    boolean words =
        differences.isEmpty() && Digests.sha256(version.canonical()).equals(version.presentHash());
    boolean signatures =
        version.signatures().stream().allMatch(signature -> isOfParty(signature, version));
    boolean history = version.toldHashes().equals(Set.of(version.hash())) && chain.getAsBoolean();
    return new KeptCheck(
        List.of(
            version.isRewritten()
                ? Check.ofRewritten(CheckKind.KEPT_WORDS, words)
                : Check.of(CheckKind.KEPT_WORDS, words),
            Check.of(CheckKind.KEPT_SIGNATURES, signatures),
            Check.of(CheckKind.KEPT_HISTORY, history)),
        differences);
  }

  boolean isReliable() {
    return checks.stream().allMatch(Check::holds);
  }

  List<CheckKind> failing() {
    return checks.stream().filter(check -> !check.holds()).map(Check::check).toList();
  }

  /** The canonical text of the terms as they are kept, or these as they are when they have none. */
  private static String recomputed(KeptVersion version) {
    var plain =
        "{\"agreementId\":\"%s\",\"version\":%d,\"terms\":%s}"
            .formatted(version.agreementId(), version.number(), version.terms());
    try {
      return new JsonCanonicalizer(plain).getEncodedString();
    } catch (IOException | IllegalArgumentException notCanonical) {
      return plain;
    }
  }

  private static boolean isOfParty(KeptVersion.KeptSignature signature, KeptVersion version) {
    return signature.hash().equals(version.hash())
        && signature.person().equals(version.parties().get(signature.role()));
  }
}
