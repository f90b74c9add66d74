package dev.latitude.agreement.verification;

import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.agreement.agreement.Party;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version as the database has it, read as text: what was changed behind our back must be found,
 * and not keep us from reading.
 *
 * @param terms as JSON text
 * @param parties whom its words name, and who may have signed it
 * @param approver who approves the agreement now
 * @param binding number of the version in force or, before that, of the one offered last
 * @param following number of the version that is to follow it, from its offer on
 * @param endsAt when the agreement ends as things stand
 * @param nextTerms as JSON text, of the version that follows once both have signed it
 * @param headHash the last link of the agreement's history
 * @param toldHashes what the history says was offered and signed as this version
 * @param rewrittenHash what the history says is the hash of its words since a pseudonym stands in
 *     them; absent while they are those that were offered
 */
record KeptVersion(
    UUID agreementId,
    int number,
    String terms,
    String canonical,
    String hash,
    Map<Party, String> parties,
    String employee,
    String approver,
    AgreementState state,
    int binding,
    @Nullable Integer following,
    @Nullable Instant endsAt,
    @Nullable String nextTerms,
    String headHash,
    List<KeptSignature> signatures,
    Set<String> toldHashes,
    @Nullable String rewrittenHash) {

  /** A party's yes. */
  record KeptSignature(Party role, String person, String hash, Instant at) {}

  /** Whether the history says that a pseudonym stands in its words. */
  boolean isRewritten() {
    return rewrittenHash != null;
  }

  /** The hash that its words have now, if nobody has changed them behind our back. */
  String presentHash() {
    return Objects.requireNonNullElse(rewrittenHash, hash);
  }

  boolean isSignedByBoth() {
    return signatures.stream().map(KeptSignature::role).distinct().count() == 2;
  }

  /** Like the agreement, which has been offered since there is a version. */
  boolean isVisibleTo(Actor actor) {
    return actor.is(employee)
        || actor.is(approver)
        || actor.has(Roles.HR)
        || actor.has(Roles.AUDITOR);
  }
}
