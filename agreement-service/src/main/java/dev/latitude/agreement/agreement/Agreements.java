package dev.latitude.agreement.agreement;

import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return versions(List.of(find(id, actor).id())).getOrDefault(id, List.of());
  }

  /** By the id of the agreement. */
  private Map<UUID, List<SignedVersion>> versions(List<UUID> agreements) {
    var signatures =
        repository.signatures(agreements).stream()
            .collect(
                Collectors.groupingBy(
                    signature ->
                        new AgreementVersion.Key(
                            signature.agreementId(), signature.versionNumber())));
    return repository.versions(agreements).stream()
        .collect(
            Collectors.groupingBy(
                AgreementVersion::agreementId,
                Collectors.mapping(
                    version ->
                        new SignedVersion(
                            version, signatures.getOrDefault(version.key(), List.of())),
                    Collectors.toList())));
  }

  /**
   * What somebody is a party of, newest first, with all that was offered and all reviews; as far as
   * the viewer may read it.
   *
   * @param viewer that person, or somebody with the role {@code hr} or {@code auditor}
   */
  @Transactional
  public List<OfPerson> of(String person, Actor viewer, Optional<UUID> before, int limit) {
    var found = repository.list(AgreementQuery.of(person, viewer, before, limit));
    var ids = found.stream().map(Agreement::id).toList();
    var versions = versions(ids);
    var reviews =
        repository.reviews(ids).stream()
            .collect(Collectors.groupingBy(AgreementReview::agreementId));
    return found.stream()
        .map(
            agreement ->
                new OfPerson(
                    agreement,
                    versions.getOrDefault(agreement.id(), List.of()),
                    reviews.getOrDefault(agreement.id(), List.of())))
        .toList();
  }

  /** What somebody is a party of and has not come to its end; at most so many. */
  public List<Agreement> aliveOf(String person, int limit) {
    return repository.list(AgreementQuery.alive(person, limit));
  }

  /** Takes a version off the table, if it is on it, in the transaction that changes its words. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void takeOffTheTable(Agreement agreement, long number, String by) {
    agreement.takeOffTheTable(number).ifPresent(takenOff -> changes.keep(agreement, by, takenOff));
  }

  /** An agreement, and what there is beside it. */
  public record OfPerson(
      Agreement agreement, List<SignedVersion> versions, List<AgreementReview> reviews) {}

  /** A version and who has signed it. */
  public record SignedVersion(AgreementVersion version, List<Signature> signatures) {
    /** Each party signs a version once. */
    public boolean isSignedByBoth() {
      return signatures.size() == Party.values().length;
    }
  }
}
