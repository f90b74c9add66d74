package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.pilot.Pilot;
import dev.latitude.agreement.register.Grant;
import dev.latitude.agreement.register.Register;
import dev.latitude.agreement.register.Source;
import dev.latitude.kit.history.History;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that can be done with agreements, each in one transaction with its history. */
@ApplicationScoped
public class Agreements {
  private final AgreementRepository repository;
  private final Register register;
  private final History history;
  private final ObjectMapper json;
  private final Clock clock;

  Agreements(
      AgreementRepository repository,
      Register register,
      History history,
      ObjectMapper json,
      Clock clock) {
    this.repository = repository;
    this.register = register;
    this.history = history;
    this.json = json;
    this.clock = clock;
  }

  @Transactional
  public Agreement draft(Actor actor, Optional<Pilot> found, NegotiableTerms negotiable) {
    var pilot = found.orElseThrow(AgreementRefusal.UnknownPilot::new);
    var agreement = Agreement.draft(Ids.next(), clock.instant(), actor, pilot, negotiable);
    repository
        .liveOfPilot(pilot.id())
        .ifPresent(
            other -> {
              throw new AgreementRefusal.PilotHasAgreement(other.id());
            });
    history.append(agreement, actor.person(), agreement.drafted());
    repository.persist(agreement);
    return agreement;
  }

  @Transactional
  public Agreement edit(
      UUID id, @Nullable String ifMatch, Actor actor, NegotiableTerms negotiable) {
    return change(
        id, ifMatch, actor, agreement -> agreement.edit(actor, negotiable, clock.instant()));
  }

  @Transactional
  public Agreement offer(UUID id, @Nullable String ifMatch, Actor actor) {
    var agreement = changeable(id, ifMatch, actor);
    var canonical =
        CanonicalTerms.of(agreement.id(), agreement.versionNumber() + 1, agreement.terms(), json);
    var offered = agreement.offer(actor, canonical.hash(), clock.instant());
    history.append(agreement, actor.person(), offered);
    repository.persist(new AgreementVersion(agreement, canonical, actor.person()));
    return agreement;
  }

  /** With the second signature the rights enter the register, in the same transaction. */
  @Transactional
  public Agreement sign(UUID id, @Nullable String ifMatch, Actor actor, String hash) {
    var agreement = changeable(id, ifMatch, actor);
    var now = clock.instant();
    var signed = agreement.sign(actor, hash, now);
    history.append(agreement, actor.person(), signed);
    repository.persist(new Signature(agreement.id(), signed, now));
    if (agreement.state() == AgreementState.IN_FORCE) {
      enterRights(agreement, now);
      history.append(agreement, actor.person(), agreement.intoForce());
    }
    return agreement;
  }

  @Transactional
  public Agreement declineToSign(UUID id, @Nullable String ifMatch, Actor actor, String reason) {
    return change(id, ifMatch, actor, agreement -> agreement.declineToSign(actor, reason));
  }

  @Transactional
  public Agreement discard(UUID id, @Nullable String ifMatch, Actor actor) {
    return change(id, ifMatch, actor, agreement -> agreement.discard(actor));
  }

  /** Its rights end in the register at the same moment. */
  @Transactional
  public Agreement terminate(UUID id, @Nullable String ifMatch, Actor actor, String reason) {
    var agreement = change(id, ifMatch, actor, inForce -> inForce.terminate(actor, reason));
    register.end(Source.Kind.AGREEMENT, agreement.id(), agreement.updatedAt());
    return agreement;
  }

  @Transactional
  public Agreement find(UUID id, Actor actor) {
    return visible(repository.findByIdOptional(id), actor);
  }

  @Transactional
  public List<Agreement> list(Actor actor, @Nullable AgreementState state, PageParams page) {
    return repository.ofPerson(actor.person(), state, page.afterId(), page.limit() + 1);
  }

  @Transactional
  public SignedVersion findVersion(UUID id, int number, Actor actor) {
    var agreement = find(id, actor);
    var version =
        repository.version(agreement.id(), number).orElseThrow(ProblemException::notFound);
    return new SignedVersion(version, repository.signatures(agreement.id(), number));
  }

  /**
   * The pilot is known to be completed, whether or not its feed has told so yet; so its rights make
   * room for those they led to.
   */
  private void enterRights(Agreement agreement, Instant now) {
    register.end(Source.Kind.PILOT, agreement.pilotId(), agreement.pilotCompletedAt());
    var terms = agreement.terms();
    var first = startOf(terms.effectiveFrom());
    var lastDay = terms.effectiveTo();
    register.enter(
        new Grant(
            agreement.employee(),
            agreement.approver(),
            terms.rights(),
            terms.boundaries(),
            Source.agreement(agreement.id(), agreement.versionNumber()),
            first.isAfter(now) ? first : now,
            lastDay == null ? null : startOf(lastDay.plusDays(1))));
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private Agreement change(
      UUID id, @Nullable String ifMatch, Actor actor, Function<Agreement, AgreementEvent> command) {
    var agreement = changeable(id, ifMatch, actor);
    history.append(agreement, actor.person(), command.apply(agreement));
    return agreement;
  }

  /**
   * The row lock makes commands on one agreement come one after the other; each then sees what the
   * one before has left.
   */
  private Agreement changeable(UUID id, @Nullable String ifMatch, Actor actor) {
    var agreement = visible(repository.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE), actor);
    ETags.requireMatch(ifMatch, agreement.version());
    return agreement;
  }

  private static Agreement visible(Optional<Agreement> found, Actor actor) {
    return found
        .filter(agreement -> agreement.isVisibleTo(actor))
        .orElseThrow(ProblemException::notFound);
  }

  /** A version and who has signed it. */
  public record SignedVersion(AgreementVersion version, List<Signature> signatures) {}
}
