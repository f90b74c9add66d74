package dev.latitude.agreement.agreement;

import dev.latitude.kit.http.ETags;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reviews of agreements, with what their outcomes bring along. */
@ApplicationScoped
class HeldReviews {
  private final AgreementRepository repository;
  private final Agreements agreements;
  private final AgreementChanges changes;
  private final AgreedRights rights;
  private final Clock clock;

  HeldReviews(
      AgreementRepository repository,
      Agreements agreements,
      AgreementChanges changes,
      AgreedRights rights,
      Clock clock) {
    this.repository = repository;
    this.agreements = agreements;
    this.changes = changes;
    this.rights = rights;
    this.clock = clock;
  }

  /**
   * What asking for more would go back to, if this person may do it now. Nothing is kept: it holds
   * the review on a reading, so that the state which the request names is still that when it is
   * held. The number is read before the state, so with that state goes no later number.
   */
  @Transactional
  public Expansion prepareExpansion(
      UUID id, @Nullable String ifMatch, Actor actor, NewReview request) {
    int number = nextExpansion(id);
    var agreement = agreements.find(id, actor);
    ETags.requireMatch(ifMatch, agreement.version());
    var now = clock.instant();
    var _ = agreement.passTime(now, changes.deadlines());
    var _ = agreement.review(actor, request, null, now);
    return new Expansion(agreement.terms().source().proposalId(), number, id);
  }

  /**
   * Holds a review with what its outcome brings along.
   *
   * @param begun the follow-up proposal, and the number of the expansion that it was begun for
   */
  @Transactional
  public AgreementReview hold(
      UUID id, @Nullable String ifMatch, Actor actor, NewReview request, @Nullable Begun begun) {
    var agreement = changes.changeable(id, ifMatch, actor);
    var now = clock.instant();
    if (begun != null && begun.expansion() != nextExpansion(id)) {
      throw new AgreementRefusal.ReviewedMeanwhile();
    }
    var held = agreement.review(actor, request, begun == null ? null : begun.proposal(), now);
    changes.keep(agreement, actor.person(), held.event());
    changes.keep(agreement, actor.person(), held.effects());
    var notice = agreement.termination();
    if (request.outcome() == ReviewOutcome.END && notice != null) {
      rights.tell(agreement, notice.endsAt());
    }
    var review = new AgreementReview(agreement, held, request, actor.person(), now);
    repository.persist(review);
    return review;
  }

  private int nextExpansion(UUID id) {
    return repository.expansions(id) + 1;
  }

  @Transactional
  public List<AgreementReview> list(UUID id, Actor actor, int after, int limit) {
    return repository.reviews(agreements.find(id, actor).id(), after, limit);
  }

  @Transactional
  public AgreementReview find(UUID id, int number, Actor actor) {
    return repository
        .review(agreements.find(id, actor).id(), number)
        .orElseThrow(ProblemException::notFound);
  }

  /** A wish for more than was agreed: what it follows, and which of the agreement's it is. */
  record Expansion(UUID proposal, int number, UUID agreement) {
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
  record Begun(UUID proposal, int expansion) {}
}
