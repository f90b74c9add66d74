package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that can be done with agreements, each in one transaction with its history. */
@ApplicationScoped
public class Agreements {
  /** Who acts when time does. */
  private static final String NOBODY = "latitude";

  private final AgreementRepository repository;
  private final Register register;
  private final History history;
  private final Event<AgreementEvent> told;
  private final Deadlines deadlines;
  private final ObjectMapper json;
  private final Clock clock;

  Agreements(
      AgreementRepository repository,
      Register register,
      History history,
      Event<AgreementEvent> told,
      AgreementsConfig config,
      ObjectMapper json,
      Clock clock) {
    this.repository = repository;
    this.register = register;
    this.history = history;
    this.told = told;
    this.deadlines = Deadlines.of(config);
    this.json = json;
    this.clock = clock;
  }

  /** Of two drafts from one pilot or proposal at once, the second finds what the first has made. */
  @Transactional
  public Agreement draft(Actor actor, Groundwork groundwork, NegotiableTerms negotiable) {
    var agreement = Agreement.draft(Ids.next(), clock.instant(), groundwork, negotiable);
    requireOnlyOne(groundwork.origin());
    keep(agreement, actor.person(), agreement.drafted());
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
    return change(
        id, ifMatch, actor, agreement -> agreement.edit(actor, negotiable, clock.instant()));
  }

  @Transactional
  public Agreement offer(UUID id, @Nullable String ifMatch, Actor actor) {
    var agreement = changeable(id, ifMatch, actor);
    var canonical = canonicalOfNext(agreement, agreement.terms());
    keep(
        agreement,
        actor.person(),
        agreement.offer(actor, canonical.version(), canonical.hash(), clock.instant(), deadlines));
    repository.persist(
        new AgreementVersion(agreement, agreement.wording(), canonical, actor.person()));
    return agreement;
  }

  /** With the second signature the rights enter the register, in the same transaction. */
  @Transactional
  public Agreement sign(UUID id, @Nullable String ifMatch, Actor actor, String hash) {
    var agreement = changeable(id, ifMatch, actor);
    var now = clock.instant();
    var signed = agreement.sign(actor, hash, now);
    keep(agreement, actor.person(), signed);
    repository.persist(new Signature(agreement.id(), signed, now));
    if (agreement.state() == AgreementState.IN_FORCE) {
      makeRoom(agreement);
      registerFrom(agreement, now);
      keep(agreement, actor.person(), agreement.intoForce());
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

  @Transactional
  public Agreement amend(UUID id, @Nullable String ifMatch, Actor actor, NewAmendment request) {
    return change(
        id,
        ifMatch,
        actor,
        agreement -> agreement.amend(actor, request.reason(), request.terms(), clock.instant()));
  }

  @Transactional
  public Agreement renew(UUID id, @Nullable String ifMatch, Actor actor, Renewal renewal) {
    return change(
        id,
        ifMatch,
        actor,
        agreement -> agreement.renew(actor, renewal.reason(), renewal, clock.instant()));
  }

  @Transactional
  public Agreement editAmendment(
      UUID id, @Nullable String ifMatch, Actor actor, NegotiableTerms negotiable) {
    return change(
        id,
        ifMatch,
        actor,
        agreement -> agreement.editAmendment(actor, negotiable, clock.instant()));
  }

  @Transactional
  public Agreement offerAmendment(UUID id, @Nullable String ifMatch, Actor actor) {
    var agreement = changeable(id, ifMatch, actor);
    AmendmentCommand.OFFER.requireAllowed(actor, agreement);
    var draft = Objects.requireNonNull(agreement.amendment()).wording();
    var canonical = canonicalOfNext(agreement, draft.terms());
    keep(
        agreement,
        actor.person(),
        agreement.offerAmendment(
            actor, canonical.version(), canonical.hash(), clock.instant(), deadlines));
    repository.persist(new AgreementVersion(agreement, draft, canonical, actor.person()));
    return agreement;
  }

  /**
   * With the second signature the register knows, in the same transaction, that the rights of the
   * version in force end where those of the next one begin; so on that day nothing has to happen in
   * time. While the agreement is suspended it stays so, and the register keeps the time of both.
   */
  @Transactional
  public Agreement signAmendment(UUID id, @Nullable String ifMatch, Actor actor, String hash) {
    var agreement = changeable(id, ifMatch, actor);
    var now = clock.instant();
    var signed = agreement.signAmendment(actor, hash, now);
    keep(agreement, actor.person(), signed);
    repository.persist(new Signature(agreement.id(), signed, now));
    var next = Objects.requireNonNull(agreement.amendment());
    if (next.isAgreed()) {
      var begin = next.wording().terms().begin();
      registerFrom(agreement, begin.isAfter(now) ? begin : now);
      keep(agreement, actor.person(), agreement.amended());
      catchUp(agreement, now);
    }
    return agreement;
  }

  @Transactional
  public Agreement declineToSignAmendment(
      UUID id, @Nullable String ifMatch, Actor actor, String reason) {
    return change(id, ifMatch, actor, agreement -> agreement.declineToSignAmendment(actor, reason));
  }

  @Transactional
  public Agreement discardAmendment(UUID id, @Nullable String ifMatch, Actor actor) {
    return change(id, ifMatch, actor, agreement -> agreement.discardAmendment(actor));
  }

  /** Its rights leave the register at the same moment, and no pilot takes their place. */
  @Transactional
  public Agreement suspend(UUID id, @Nullable String ifMatch, Actor actor, String reason) {
    var now = clock.instant();
    var agreement = change(id, ifMatch, actor, inForce -> inForce.suspend(actor, reason, now));
    registerFrom(agreement, now);
    return agreement;
  }

  /**
   * Its rights are back in the register from this moment on, all of them or, when somebody else has
   * given one of them meanwhile, none: then the answer names who has.
   */
  @Transactional
  public Agreement reinstate(UUID id, @Nullable String ifMatch, Actor actor) {
    var agreement = change(id, ifMatch, actor, suspended -> suspended.reinstate(actor));
    registerFrom(agreement, clock.instant());
    return agreement;
  }

  /** The register knows at the same moment when its rights end. */
  @Transactional
  public Agreement terminate(
      UUID id, @Nullable String ifMatch, Actor actor, TerminationRequest request) {
    var agreement = changeable(id, ifMatch, actor);
    var events =
        agreement.terminate(actor, request.reason(), request.effectiveOn(), clock.instant());
    keep(agreement, actor.person(), events);
    registerFrom(agreement, Objects.requireNonNull(agreement.termination()).endsAt());
    return agreement;
  }

  /**
   * What would have ended goes on; if something else was to give one of its rights by then, it is
   * refused and the notice stays. While it is suspended, too: so nobody finds out only by
   * reinstating it. Registered anew from now on, and not only from the day on which it would have
   * ended, so that whoever asks hears the end and not that day.
   */
  @Transactional
  public Agreement withdrawTermination(UUID id, @Nullable String ifMatch, Actor actor) {
    var agreement = changeable(id, ifMatch, actor);
    var notice = agreement.termination();
    keep(agreement, actor.person(), agreement.withdrawTermination(actor));
    grants(agreement, Objects.requireNonNull(notice).endsAt()).forEach(register::requireFree);
    registerFrom(agreement, clock.instant());
    return agreement;
  }

  /** What asking for more would go back to, if this person may do it now. */
  @Transactional
  public Expansion prepareExpansion(UUID id, @Nullable String ifMatch, Actor actor) {
    var agreement = changeable(id, ifMatch, actor);
    agreement.requireReviewable(actor, ReviewOutcome.EXPAND);
    return new Expansion(
        agreement.terms().source().proposalId(), nextExpansion(agreement), agreement.id());
  }

  /**
   * Holds a review with what its outcome brings along.
   *
   * @param begun the follow-up proposal, and the number of the expansion that it was begun for
   */
  @Transactional
  public AgreementReview review(
      UUID id, @Nullable String ifMatch, Actor actor, NewReview request, @Nullable Begun begun) {
    var agreement = changeable(id, ifMatch, actor);
    var now = clock.instant();
    if (begun != null && begun.expansion() != nextExpansion(agreement)) {
      throw new AgreementRefusal.ReviewedMeanwhile();
    }
    var held = agreement.review(actor, request, begun == null ? null : begun.proposal(), now);
    keep(agreement, actor.person(), held.event());
    keep(agreement, actor.person(), held.effects());
    var notice = agreement.termination();
    if (request.outcome() == ReviewOutcome.END && notice != null) {
      registerFrom(agreement, notice.endsAt());
    }
    var review = new AgreementReview(agreement, held, request, actor.person(), now);
    repository.persist(review);
    return review;
  }

  private int nextExpansion(Agreement agreement) {
    return repository.expansions(agreement.id()) + 1;
  }

  @Transactional
  public List<AgreementReview> reviews(UUID id, Actor actor, int after, int limit) {
    return repository.reviews(find(id, actor).id(), after, limit);
  }

  @Transactional
  public AgreementReview findReview(UUID id, int number, Actor actor) {
    return repository.review(find(id, actor).id(), number).orElseThrow(ProblemException::notFound);
  }

  /**
   * Lets time pass for those agreements for which it has brought something about; another replica's
   * are passed over.
   *
   * @return how many were looked at
   */
  @Transactional
  public int passTime(int limit) {
    var now = clock.instant();
    var waking = repository.lockWaking(now, limit);
    waking.forEach(agreement -> catchUp(agreement, now));
    return waking.size();
  }

  /** Lets one agreement, whose row is locked, do what its terms say about the event. */
  List<AgreementEvent> react(
      Agreement agreement, ContextHappening event, String reportedBy, Instant now) {
    var events = agreement.reactTo(event, reportedBy, now);
    if (!events.isEmpty()) {
      keep(agreement, reportedBy, events);
      if (agreement.state() == AgreementState.SUSPENDED) {
        registerFrom(agreement, now);
      }
    }
    return events;
  }

  @Transactional
  public Agreement find(UUID id, Actor actor) {
    return visible(repository.findByIdOptional(id), actor);
  }

  @Transactional
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

  /**
   * The pilot is known to be completed, whether or not its feed has told so yet; so its rights make
   * room for those they led to.
   */
  private void makeRoom(Agreement agreement) {
    var pilot = agreement.pilotId();
    if (pilot != null) {
      register.end(Source.Kind.PILOT, pilot, Objects.requireNonNull(agreement.pilotCompletedAt()));
    }
  }

  /**
   * From the moment on, the register says what the agreement says: whatever it said of it for that
   * time is taken back, and what holds now is entered, all of it or nothing. What lies before the
   * moment stays as it is known. While it is suspended nothing is entered, and the time of what it
   * would give is kept from pilots.
   */
  private void registerFrom(Agreement agreement, Instant moment) {
    var grants = grants(agreement, moment);
    if (agreement.state() == AgreementState.SUSPENDED) {
      register.suspend(Source.Kind.AGREEMENT, agreement.id(), moment, grants);
    } else {
      register.replace(Source.Kind.AGREEMENT, agreement.id(), moment, grants);
    }
  }

  /** What it gives from the moment on, or would give were it not suspended. */
  private static List<Grant> grants(Agreement agreement, Instant moment) {
    return agreement.holdings().stream()
        .flatMap(holding -> holding.since(moment).stream())
        .map(rest -> grant(agreement, rest))
        .toList();
  }

  private static Grant grant(Agreement agreement, Holding holding) {
    return new Grant(
        agreement.employee(),
        agreement.approver(),
        holding.terms().rights().stream().map(AgreedRight::right).toList(),
        holding.terms().boundaries(),
        Source.agreement(agreement.id(), holding.version()),
        holding.from(),
        holding.until());
  }

  /** The words that are signed, of the version that would be offered next. */
  private CanonicalTerms canonicalOfNext(Agreement agreement, Terms terms) {
    int number = repository.lastVersion(agreement.id()) + 1;
    return CanonicalTerms.of(agreement.id(), number, terms, json);
  }

  private Agreement change(
      UUID id, @Nullable String ifMatch, Actor actor, Function<Agreement, AgreementEvent> command) {
    var agreement = changeable(id, ifMatch, actor);
    keep(agreement, actor.person(), command.apply(agreement));
    return agreement;
  }

  /**
   * The row lock makes commands on one agreement come one after the other; each then sees what the
   * one before has left, and what time has brought about since, whether or not the job has been by.
   */
  private Agreement changeable(UUID id, @Nullable String ifMatch, Actor actor) {
    var agreement = visible(repository.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE), actor);
    ETags.requireMatch(ifMatch, agreement.version());
    catchUp(agreement, clock.instant());
    return agreement;
  }

  /** Writes down what time has brought about for an agreement whose row is locked. */
  void catchUp(Agreement agreement, Instant now) {
    keep(agreement, NOBODY, agreement.passTime(now, deadlines));
  }

  private void keep(Agreement agreement, String actor, AgreementEvent event) {
    keep(agreement, actor, List.of(event));
  }

  private void keep(Agreement agreement, String actor, List<AgreementEvent> events) {
    for (var event : events) {
      history.append(agreement, actor, event);
      told.fire(event);
    }
    agreement.setAlarm(deadlines);
  }

  private static Agreement visible(Optional<Agreement> found, Actor actor) {
    return found
        .filter(agreement -> agreement.isVisibleTo(actor))
        .orElseThrow(ProblemException::notFound);
  }

  /** A version and who has signed it. */
  public record SignedVersion(AgreementVersion version, List<Signature> signatures) {}

  /** A wish for more than was agreed: what it follows, and which of the agreement's it is. */
  public record Expansion(UUID proposal, int number, UUID agreement) {
    /**
     * The same for every attempt at one expansion, so that proposal-service begins one draft
     * however often it is asked: also when it has answered and this service then failed to keep it,
     * and other reviews were held before it is tried again.
     */
    String key() {
      return "expansion-%d-of-agreement-%s".formatted(number, agreement);
    }
  }

  /** A follow-up proposal, and which of the agreement's expansions it was begun for. */
  public record Begun(UUID proposal, int expansion) {}
}
