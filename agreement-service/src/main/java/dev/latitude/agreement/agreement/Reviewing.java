package dev.latitude.agreement.agreement;

import dev.latitude.agreement.proposal.Proposals;
import dev.latitude.kit.idempotency.FirstAnswers;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Holding a review. One that expands begins the follow-up proposal first, outside any transaction,
 * and then keeps the review with it.
 */
@ApplicationScoped
class Reviewing {
  private final HeldReviews reviews;
  private final Proposals proposals;
  private final FirstAnswers answers;
  private final Caller caller;

  Reviewing(HeldReviews reviews, Proposals proposals, FirstAnswers answers, Caller caller) {
    this.reviews = reviews;
    this.proposals = proposals;
    this.answers = answers;
    this.caller = caller;
  }

  /**
   * Nothing is begun by whoever may not, or may not now, nor by a repetition of what was answered.
   * That is looked for once the number of the expansion is known: a first request that is still
   * running then has the same number, and so the same draft. What refuses it is kept for later: the
   * request may be a repetition, which is answered as the first one was.
   */
  Beginning begin(UUID id, @Nullable String ifMatch, NewReview request) {
    request.requireFitting();
    if (request.outcome() != ReviewOutcome.EXPAND) {
      return new Beginning(null, null);
    }
    try {
      var expansion = reviews.prepareExpansion(id, ifMatch, caller.actor(), request);
      answers.repeat();
      var proposal =
          proposals
              .followUp(expansion.proposal(), expansion.key())
              .orElseThrow(AgreementRefusal.NoFollowUp::new);
      return new Beginning(new HeldReviews.Begun(proposal, expansion.number()), null);
    } catch (AgreementRefusal | ProblemException refusal) {
      return new Beginning(null, refusal);
    }
  }

  @Idempotent
  RestResponse<ReviewView> hold(
      UUID id, @Nullable String ifMatch, NewReview request, Beginning beginning) {
    if (beginning.refusal() != null) {
      throw beginning.refusal();
    }
    var review = reviews.hold(id, ifMatch, caller.actor(), request, beginning.begun());
    return ResponseBuilder.create(RestResponse.Status.CREATED, ReviewView.from(id, review))
        .location(URI.create("/api/v1/agreements/%s/reviews/%d".formatted(id, review.number())))
        .build();
  }

  /** What came of asking proposal-service, when it had to be asked. */
  record Beginning(HeldReviews.@Nullable Begun begun, @Nullable RuntimeException refusal) {}
}
