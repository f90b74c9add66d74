package dev.latitude.agreement.document;

import dev.latitude.agreement.agreement.Agreement;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.agreement.agreement.Agreements;
import dev.latitude.agreement.agreement.Signature;
import dev.latitude.agreement.agreement.VersionStanding;
import dev.latitude.agreement.attestation.Attested;
import dev.latitude.agreement.verification.KeptRecords;
import dev.latitude.agreement.verification.OneState;
import dev.latitude.kit.identity.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks up what is to be printed or vouched for, for whoever may see it. */
@ApplicationScoped
class Printables {
  private final Agreements agreements;
  private final OneState state;
  private final KeptRecords records;
  private final Clock clock;

  Printables(Agreements agreements, OneState state, KeptRecords records, Clock clock) {
    this.agreements = agreements;
    this.state = state;
    this.records = records;
    this.clock = clock;
  }

  /**
   * What is on the table or was agreed last. If nothing is, the draft to its parties, and to others
   * what was offered last.
   */
  @Transactional
  Printable current(UUID id, Actor actor) {
    var agreement = agreements.find(id, actor);
    return agreement.hash() == null && agreement.isParty(actor)
        ? draft(agreement, actor)
        : version(id, agreement.versionNumber(), actor);
  }

  @Transactional
  Printable version(UUID id, int number, Actor actor) {
    var agreement = agreements.find(id, actor);
    var found = agreements.findVersion(id, number, actor);
    var version = found.version();
    var terms = version.terms();
    var standing =
        VersionStanding.of(
            agreement.state(),
            number,
            agreement.versionNumber(),
            agreement.followingNumber(),
            found.isSignedByBoth(),
            VersionStanding.Days.of(terms),
            VersionStanding.Turns.of(agreement),
            clock.instant());
    return new Printable(
        id,
        terms,
        new Printable.Offered(
            number,
            version.hash(),
            version.rewrittenHash() != null,
            version.offeredBy(),
            version.offeredAt(),
            standing),
        false,
        signed(found.signatures()),
        agreement.measured(),
        earlier(id, number - 1, actor));
  }

  private Printable draft(Agreement agreement, Actor actor) {
    return new Printable(
        agreement.id(),
        agreement.terms(),
        null,
        agreement.state() == AgreementState.DISCARDED,
        List.of(),
        agreement.measured(),
        earlier(agreement.id(), agreement.versionNumber(), actor));
  }

  private Printable.@Nullable Earlier earlier(UUID id, int number, Actor actor) {
    return number < 1
        ? null
        : new Printable.Earlier(
            number, agreements.findVersion(id, number, actor).version().terms());
  }

  private static List<Printable.Signed> signed(List<Signature> signatures) {
    return signatures.stream()
        .map(
            signature ->
                new Printable.Signed(
                    signature.role(), signature.person(), signature.signedAt(), signature.hash()))
        .toList();
  }

  /** What this service can vouch for: only what both have signed and nobody has changed since. */
  Attested attested(UUID id, int number, Actor actor) {
    return state.read(() -> signedAndWhole(id, number, actor));
  }

  Attested attestedNow(UUID id, Actor actor) {
    return state.read(
        () -> {
          var agreement = agreements.find(id, actor);
          if (agreement.hash() == null) {
            throw new NotAttestable.Draft();
          }
          return signedAndWhole(id, agreement.versionNumber(), actor);
        });
  }

  private Attested signedAndWhole(UUID id, int number, Actor actor) {
    var found = agreements.findVersion(id, number, actor);
    if (!found.isSignedByBoth()) {
      throw new NotAttestable.NotSigned(number);
    }
    return switch (records.wordsOf(id, number)) {
      case AS_OFFERED -> Attested.of(found);
      case WITH_A_PSEUDONYM ->
          throw new NotAttestable.Pseudonymised(number, found.version().hash());
      case CHANGED -> throw new NotAttestable.RecordChanged(number);
    };
  }
}
