package dev.latitude.agreement.proposal;

import dev.latitude.agreement.upstream.HistoryPage;
import dev.latitude.kit.problem.RefusedElsewhere;
import dev.latitude.kit.problem.UnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * proposal-service as this service asks it: each question is asked again when it fails, and spared
 * for a while once most of them do. Must be called outside a transaction.
 */
@ApplicationScoped
@Retry(maxRetries = 2, delay = 100, jitter = 50, retryOn = UnavailableException.class)
@CircuitBreaker(
    requestVolumeThreshold = 10,
    failureRatio = 0.5,
    delay = 5_000,
    failOn = UnavailableException.class)
class ProposalService {
  private static final int RETRY_AFTER_SECONDS = 5;

  private final ProposalClient client;
  private final Validator validator;

  ProposalService(@RestClient ProposalClient client, Validator validator) {
    this.client = client;
    this.validator = validator;
  }

  @Fallback(fallbackMethod = "proposalNotAsked", applyOn = CircuitBreakerOpenException.class)
  Optional<AcceptedProposal> proposal(UUID id) {
    return answer(() -> client.proposal(id));
  }

  @Fallback(fallbackMethod = "historyNotAsked", applyOn = CircuitBreakerOpenException.class)
  Optional<HistoryPage> history(UUID id, @Nullable String cursor) {
    return answer(() -> client.history(id, cursor, HistoryPage.SIZE));
  }

  @Fallback(fallbackMethod = "roundsNotAsked", applyOn = CircuitBreakerOpenException.class)
  Optional<Rounds> rounds(UUID id, String decision, int limit) {
    return answer(() -> client.rounds(id, decision, limit));
  }

  @Fallback(fallbackMethod = "typeNotAsked", applyOn = CircuitBreakerOpenException.class)
  Optional<DecisionType> decisionType(String slug) {
    return answer(() -> client.decisionType(slug));
  }

  @Fallback(fallbackMethod = "followUpNotAsked", applyOn = CircuitBreakerOpenException.class)
  Optional<FollowUp> followUp(UUID id, String key) {
    return answer(() -> client.followUp(id, key));
  }

  Optional<FollowUp> followUpNotAsked(UUID id, String key) {
    throw away(new IllegalStateException("A follow-up of " + id + " was not asked for: " + key));
  }

  Optional<AcceptedProposal> proposalNotAsked(UUID id) {
    throw away(new IllegalStateException("Proposal " + id + " was not asked for"));
  }

  Optional<HistoryPage> historyNotAsked(UUID id, @Nullable String cursor) {
    throw away(
        new IllegalStateException(
            "The history of proposal %s was not asked for, from %s on".formatted(id, cursor)));
  }

  Optional<Rounds> roundsNotAsked(UUID id, String decision, int limit) {
    throw away(
        new IllegalStateException(
            "%d rounds of %s in %s were not asked for".formatted(limit, decision, id)));
  }

  Optional<DecisionType> typeNotAsked(String slug) {
    throw away(new IllegalStateException("Decision type " + slug + " was not asked for"));
  }

  private <T> Optional<T> answer(Supplier<T> question) {
    try {
      var answer = question.get();
      if (!validator.validate(answer).isEmpty()) {
        throw new IllegalStateException(
            "proposal-service left out what is needed of a " + answer.getClass().getSimpleName());
      }
      return Optional.of(answer);
    } catch (NotVisible none) {
      return Optional.empty();
    } catch (RefusedElsewhere refusal) {
      throw refusal.status() == 429 ? refusal.tooManyRequests() : away(refusal);
    } catch (RuntimeException failure) {
      throw away(failure);
    }
  }

  private static UnavailableException away(Exception cause) {
    return new UnavailableException(
        "proposal-service, which keeps proposals and the catalogue, does not answer as it should. Nothing was changed; try again in a few seconds.",
        RETRY_AFTER_SECONDS,
        cause);
  }
}
