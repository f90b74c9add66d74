package dev.latitude.proposal.endorsement;

import dev.latitude.kit.history.History;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import dev.latitude.proposal.proposal.Proposal;
import dev.latitude.proposal.proposal.Proposals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that can be done with endorsements, each in one transaction with its history. */
@ApplicationScoped
class Endorsements {
  /** Support is not a petition. */
  static final int MOST = 20;

  private final EndorsementRepository repository;
  private final Proposals proposals;
  private final History history;
  private final Clock clock;

  Endorsements(
      EndorsementRepository repository, Proposals proposals, History history, Clock clock) {
    this.repository = repository;
    this.proposals = proposals;
    this.history = history;
    this.clock = clock;
  }

  /** The proposal's row lock keeps it still while its content is kept and the requests counted. */
  @Transactional
  EndorsementView ask(UUID proposalId, Actor actor, EndorsementRequest request) {
    var proposal = proposals.lock(proposalId, actor);
    // in the order in which giving locks them, too
    var open = repository.standing(proposalId, request.ally(), EndorsementState.REQUESTED);
    var earlier =
        repository.standing(proposalId, request.ally(), EndorsementState.GIVEN).orElse(null);
    var endorsement =
        Endorsement.ask(
            Ids.next(), clock.instant(), actor, proposal, request.ally(), request.note(), earlier);
    if (open.isPresent()) {
      throw new EndorsementRefusal.AskedAlready(request.ally());
    }
    if (repository.asked(proposalId) >= MOST) {
      throw new EndorsementRefusal.TooMany(MOST);
    }
    history.append(endorsement, actor.person(), endorsement.requested());
    repository.persist(endorsement);
    return EndorsementView.from(new OnTable(endorsement, proposal), earlier, actor);
  }

  @Transactional
  EndorsementView give(
      UUID proposalId, UUID id, @Nullable String ifMatch, Actor actor, Support support) {
    return change(
        proposalId,
        id,
        ifMatch,
        actor,
        (endorsement, proposal) -> {
          supersedeBy(endorsement, actor);
          return endorsement.give(actor, proposal, support.statement());
        });
  }

  @Transactional
  EndorsementView decline(
      UUID proposalId, UUID id, @Nullable String ifMatch, Actor actor, Refusal no) {
    return change(proposalId, id, ifMatch, actor, (asked, _) -> asked.decline(actor, no.reason()));
  }

  @Transactional
  EndorsementView withdraw(UUID proposalId, UUID id, @Nullable String ifMatch, Actor actor) {
    return change(proposalId, id, ifMatch, actor, (given, _) -> given.withdraw(actor));
  }

  @Transactional
  EndorsementView cancel(UUID proposalId, UUID id, @Nullable String ifMatch, Actor actor) {
    return change(proposalId, id, ifMatch, actor, (asked, _) -> asked.cancel(actor));
  }

  @Transactional
  EndorsementView find(UUID proposalId, UUID id, Actor actor) {
    return view(visible(proposalId, id, actor, LockModeType.NONE), actor);
  }

  @Transactional
  FreshnessView freshness(UUID proposalId, UUID id, Actor actor) {
    return FreshnessView.from(visible(proposalId, id, actor, LockModeType.NONE), actor);
  }

  /** The author sees every request, everybody else who sees the proposal what was given. */
  @Transactional
  List<OnTable> ofProposal(UUID proposalId, Actor actor, PageParams page) {
    var proposal = proposals.find(proposalId, actor);
    var shown =
        Arrays.stream(EndorsementState.values())
            .filter(state -> actor.is(proposal.author()) || state.wasGiven())
            .collect(Collectors.toSet());
    return repository.ofProposal(proposalId, shown, page.afterId(), page.limit() + 1).stream()
        .map(endorsement -> new OnTable(endorsement, proposal))
        .toList();
  }

  @Transactional
  List<OnTable> askedOf(Actor ally, EndorsementListParams filter, PageParams page) {
    return repository.ofAlly(ally.person(), filter.state, page.afterId(), page.limit() + 1);
  }

  private EndorsementView change(
      UUID proposalId,
      UUID id,
      @Nullable String ifMatch,
      Actor actor,
      BiFunction<Endorsement, Proposal, EndorsementEvent> command) {
    var found = visible(proposalId, id, actor, LockModeType.PESSIMISTIC_WRITE);
    var endorsement = found.endorsement();
    ETags.requireMatch(ifMatch, endorsement.version());
    history.append(endorsement, actor.person(), command.apply(endorsement, found.proposal()));
    return view(found, actor);
  }

  /**
   * Of one ally one support stands. The earlier one is written before the later: the database
   * counts after each write. Should the later be refused, this is rolled back with it.
   */
  private void supersedeBy(Endorsement later, Actor actor) {
    repository
        .standing(later.proposalId(), later.ally(), EndorsementState.GIVEN)
        .filter(earlier -> !earlier.id().equals(later.id()))
        .ifPresent(
            earlier -> {
              history.append(earlier, actor.person(), earlier.supersede(later));
              repository.flush();
            });
  }

  private EndorsementView view(OnTable found, Actor actor) {
    var renewed = found.endorsement().renews();
    return EndorsementView.from(
        found, renewed == null ? null : repository.findById(renewed), actor);
  }

  private OnTable visible(UUID proposalId, UUID id, Actor actor, LockModeType lock) {
    return repository
        .onTable(proposalId, id, lock)
        .filter(found -> found.endorsement().isVisibleTo(actor, found.proposal()))
        .orElseThrow(ProblemException::notFound);
  }
}
