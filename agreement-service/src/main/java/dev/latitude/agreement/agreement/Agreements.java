package dev.latitude.agreement.agreement;

import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Agreements from the draft to the second signature, each change in one transaction with its
 * history; and whatever is read of them. What comes afterwards is in {@link Amendments}, {@link
 * Suspensions}, {@link Terminations} and {@link HeldReviews}.
 */
@ApplicationScoped
public class Agreements {
  private final AgreementRepository repository;
  private final AgreementChanges changes;
  private final AgreedRights rights;
  private final Clock clock;

  Agreements(
      AgreementRepository repository, AgreementChanges changes, AgreedRights rights, Clock clock) {
    this.repository = repository;
    this.changes = changes;
    this.rights = rights;
    this.clock = clock;
  }

  /** Of two drafts from one pilot or proposal at once, the second finds what the first has made. */
  @Transactional
  public Agreement draft(Actor actor, Groundwork groundwork, NegotiableTerms negotiable) {
    var agreement = Agreement.draft(Ids.next(), clock.instant(), groundwork, negotiable);
    requireOnlyOne(groundwork.origin());
    changes.keep(agreement, actor.person(), agreement.drafted());
    repository.persist(agreement);
    return agreement;
  }

  private void requireOnlyOne(Origin origin) {
    repository.lockOrigin(origin.proposalId());
    var pilot = origin.pilotId();
    if (pilot != null) {
      repository
          .liveOfPilot(pilot)
          .ifPresent(
              other -> {
                throw new AgreementRefusal.PilotHasAgreement(other.id());
              });
    }
    repository
        .liveOfProposal(origin.proposalId(), pilot != null)
        .ifPresent(
            other -> {
              throw new AgreementRefusal.ProposalHasAgreement(other.id());
            });
  }

  @Transactional
  public Agreement edit(
      UUID id, @Nullable String ifMatch, Actor actor, NegotiableTerms negotiable) {
    return changes.change(
        id, ifMatch, actor, agreement -> agreement.edit(actor, negotiable, clock.instant()));
  }

  @Transactional
  public Agreement offer(UUID id, @Nullable String ifMatch, Actor actor) {
    var agreement = changes.changeable(id, ifMatch, actor);
    var canonical = changes.canonicalOfNext(agreement, agreement.terms());
    changes.keep(
        agreement,
        actor.person(),
        agreement.offer(
            actor, canonical.version(), canonical.hash(), clock.instant(), changes.deadlines()));
    repository.persist(
        new AgreementVersion(agreement, agreement.wording(), canonical, actor.person()));
    return agreement;
  }

  /** With the second signature the rights enter the register, in the same transaction. */
  @Transactional
  public Agreement sign(UUID id, @Nullable String ifMatch, Actor actor, String hash) {
    var agreement = changes.changeable(id, ifMatch, actor);
    var now = clock.instant();
    var signed = agreement.sign(actor, hash, now);
    changes.keep(agreement, actor.person(), signed);
    repository.persist(new Signature(agreement.id(), signed, now));
    if (agreement.state() == AgreementState.IN_FORCE) {
      rights.makeRoom(agreement);
      rights.tell(agreement, now);
      changes.keep(agreement, actor.person(), agreement.intoForce());
    }
    return agreement;
  }

  @Transactional
  public Agreement declineToSign(UUID id, @Nullable String ifMatch, Actor actor, String reason) {
    return changes.change(id, ifMatch, actor, agreement -> agreement.declineToSign(actor, reason));
  }

  @Transactional
  public Agreement discard(UUID id, @Nullable String ifMatch, Actor actor) {
    return changes.change(id, ifMatch, actor, agreement -> agreement.discard(actor));
  }

  public Agreement find(UUID id, Actor actor) {
    return AgreementChanges.visible(repository.read(id), actor);
  }

  public List<Agreement> list(Actor viewer, AgreementListParams filter, PageParams page) {
    return repository.list(new AgreementQuery(viewer, filter, page.afterId(), page.limit() + 1));
  }

  @Transactional
  public SignedVersion findVersion(UUID id, int number, Actor actor) {
    var agreement = find(id, actor);
    var version =
        repository.version(agreement.id(), number).orElseThrow(ProblemException::notFound);
    return new SignedVersion(version, repository.signatures(agreement.id(), number));
  }

  /** Every version that was offered, in the order of their numbers. */
  @Transactional
  public List<SignedVersion> findVersions(UUID id, Actor actor) {
    var agreement = find(id, actor);
    var signatures =
        repository.signatures(agreement.id()).stream()
            .collect(Collectors.groupingBy(Signature::versionNumber));
    return repository.versions(agreement.id()).stream()
        .map(
            version ->
                new SignedVersion(version, signatures.getOrDefault(version.number(), List.of())))
        .toList();
  }

  /** A version and who has signed it. */
  public record SignedVersion(AgreementVersion version, List<Signature> signatures) {
    /** Each party signs a version once. */
    public boolean isSignedByBoth() {
      return signatures.size() == Party.values().length;
    }
  }
}
