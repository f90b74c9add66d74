package dev.latitude.agreement.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.agreement.Agreement;
import dev.latitude.agreement.agreement.Agreements;
import dev.latitude.agreement.agreement.Agreements.SignedVersion;
import dev.latitude.agreement.attestation.AttestationKeys;
import dev.latitude.agreement.attestation.Attestations;
import dev.latitude.agreement.attestation.Attested;
import dev.latitude.agreement.pilot.Pilots;
import dev.latitude.agreement.proposal.Proposals;
import dev.latitude.agreement.upstream.EvidenceEvent;
import dev.latitude.agreement.upstream.HistoryPage;
import dev.latitude.agreement.verification.KeptRecords;
import dev.latitude.agreement.verification.OneState;
import dev.latitude.kit.history.HistoryPages;
import dev.latitude.kit.identity.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts evidence packs together. The others are asked with the caller's own token, page by page: a
 * history only grows, so its pages fit together whenever they are read. What this service keeps is
 * read as it is at one moment.
 */
@ApplicationScoped
class Evidences {
  private final Agreements agreements;
  private final Proposals proposals;
  private final Pilots pilots;
  private final HistoryPages histories;
  private final KeptRecords records;
  private final OneState state;
  private final Attestations attestations;
  private final AttestationKeys keys;
  private final ObjectMapper json;
  private final Clock clock;

  Evidences(
      Agreements agreements,
      Proposals proposals,
      Pilots pilots,
      HistoryPages histories,
      KeptRecords records,
      OneState state,
      Attestations attestations,
      AttestationKeys keys,
      ObjectMapper json,
      Clock clock) {
    this.agreements = agreements;
    this.proposals = proposals;
    this.pilots = pilots;
    this.histories = histories;
    this.records = records;
    this.state = state;
    this.attestations = attestations;
    this.keys = keys;
    this.json = json;
    this.clock = clock;
  }

  /** All of it, or a refusal. */
  Evidence of(UUID id, Actor actor) {
    var origin = agreements.find(id, actor).terms().source();
    var proposal =
        whole("proposal", cursor -> proposals.history(origin.proposalId(), cursor.orElse(null)));
    var pilot = pilot(origin.pilotId());
    return state.read(
        () -> {
          var now = clock.instant();
          var agreement = history(agreements.find(id, actor));
          var asOffered = records.asOffered(id);
          return new Evidence(
              Evidence.FORMAT,
              id,
              now,
              agreement,
              pilot,
              proposal,
              agreements.findVersions(id, actor).stream()
                  .map(found -> version(found, asOffered.contains(found.version().number())))
                  .toList(),
              attestations.seal(Seal.of(id, now, agreement, pilot, proposal).canonical(json)),
              keys.published());
        });
  }

  private @Nullable List<EvidenceEvent> pilot(@Nullable UUID pilot) {
    return pilot == null
        ? null
        : whole("pilot", cursor -> pilots.history(pilot, cursor.orElse(null)));
  }

  private static List<EvidenceEvent> whole(
      String whose, Function<Optional<String>, Optional<HistoryPage>> pages) {
    var events = new ArrayList<EvidenceEvent>();
    var cursor = Optional.<String>empty();
    for (int read = 0; read < Evidence.MOST_EVENTS; read += HistoryPage.SIZE) {
      var page = pages.apply(cursor).orElseThrow(() -> new NotWhole.NotYours(whose));
      events.addAll(page.items());
      cursor = Optional.ofNullable(page.next());
      if (cursor.isEmpty()) {
        return List.copyOf(events);
      }
    }
    throw new NotWhole.TooLarge(whose);
  }

  private List<EvidenceEvent> history(Agreement agreement) {
    var history = histories.whole(agreement, Evidence.MOST_EVENTS);
    if (history.next() != null) {
      throw new NotWhole.TooLarge("agreement");
    }
    return history.items().stream().map(EvidenceEvent::of).toList();
  }

  /**
   * What was changed behind the back of this service is told as it is, but not vouched for; nor are
   * words in which a pseudonym stands, since nobody has signed those.
   */
  private Evidence.Version version(SignedVersion found, boolean isAsOffered) {
    var version = found.version();
    boolean vouched = found.isSignedByBoth() && isAsOffered;
    return new Evidence.Version(
        version.number(),
        version.hash(),
        version.canonical(),
        vouched ? attestations.sign(Attested.of(found)) : null);
  }
}
