package dev.latitude.agreement.agreement;

import dev.latitude.kit.identity.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The next version of an agreement, while the one in force stays as it is. */
@ApplicationScoped
class Amendments {
  private final AgreementRepository repository;
  private final AgreementChanges changes;
  private final AgreedRights rights;
  private final Clock clock;

  Amendments(
      AgreementRepository repository, AgreementChanges changes, AgreedRights rights, Clock clock) {
    this.repository = repository;
    this.changes = changes;
    this.rights = rights;
    this.clock = clock;
  }

  @Transactional
  public Agreement amend(UUID id, @Nullable String ifMatch, Actor actor, NewAmendment request) {
    return changes.change(
        id,
        ifMatch,
        actor,
        agreement -> agreement.amend(actor, request.reason(), request.terms(), clock.instant()));
  }

  @Transactional
  public Agreement renew(UUID id, @Nullable String ifMatch, Actor actor, Renewal renewal) {
    return changes.change(
        id,
        ifMatch,
        actor,
        agreement -> agreement.renew(actor, renewal.reason(), renewal, clock.instant()));
  }

  @Transactional
  public Agreement edit(
      UUID id, @Nullable String ifMatch, Actor actor, NegotiableTerms negotiable) {
    return changes.change(
        id,
        ifMatch,
        actor,
        agreement -> agreement.editAmendment(actor, negotiable, clock.instant()));
  }

  @Transactional
  public Agreement offer(UUID id, @Nullable String ifMatch, Actor actor) {
    var agreement = changes.changeable(id, ifMatch, actor);
    AmendmentCommand.OFFER.requireAllowed(actor, agreement);
    var draft = Objects.requireNonNull(agreement.amendment()).wording();
    var canonical = changes.canonicalOfNext(agreement, draft.terms());
    changes.keep(
        agreement,
        actor.person(),
        agreement.offerAmendment(
            actor, canonical.version(), canonical.hash(), clock.instant(), changes.deadlines()));
    repository.persist(new AgreementVersion(agreement, draft, canonical, actor.person()));
    return agreement;
  }

  /**
   * With the second signature the register knows, in the same transaction, that the rights of the
   * version in force end where those of the next one begin; so on that day nothing has to happen in
   * time. While the agreement is suspended it stays so, and the register keeps the time of both;
   * what something else gives by then is refused all the same, so that nobody finds out only by
   * reinstating it.
   */
  @Transactional
  public Agreement sign(UUID id, @Nullable String ifMatch, Actor actor, String hash) {
    var agreement = changes.changeable(id, ifMatch, actor);
    var now = clock.instant();
    var signed = agreement.signAmendment(actor, hash, now);
    changes.keep(agreement, actor.person(), signed);
    repository.persist(new Signature(agreement.id(), signed, now));
    var next = Objects.requireNonNull(agreement.amendment());
    if (next.isAgreed()) {
      var begin = next.wording().terms().begin();
      var from = begin.isAfter(now) ? begin : now;
      if (agreement.state() == AgreementState.SUSPENDED) {
        rights.requireFree(agreement, from);
      }
      rights.tell(agreement, from);
      changes.keep(agreement, actor.person(), agreement.amended());
      changes.catchUp(agreement, now);
    }
    return agreement;
  }

  @Transactional
  public Agreement declineToSign(UUID id, @Nullable String ifMatch, Actor actor, String reason) {
    return changes.change(
        id, ifMatch, actor, agreement -> agreement.declineToSignAmendment(actor, reason));
  }

  @Transactional
  public Agreement discard(UUID id, @Nullable String ifMatch, Actor actor) {
    return changes.change(id, ifMatch, actor, agreement -> agreement.discardAmendment(actor));
  }
}
