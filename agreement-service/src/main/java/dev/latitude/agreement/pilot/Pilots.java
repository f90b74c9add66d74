package dev.latitude.agreement.pilot;

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

/** The pilots of pilot-service, as the caller may see them. */
@ApplicationScoped
@Retry(maxRetries = 2, delay = 100, jitter = 50, retryOn = UnavailableException.class)
@CircuitBreaker(
    requestVolumeThreshold = 10,
    failureRatio = 0.5,
    delay = 5_000,
    failOn = UnavailableException.class)
public class Pilots {
  private static final int RETRY_AFTER_SECONDS = 5;

  private final PilotClient client;
  private final Validator validator;

  Pilots(@RestClient PilotClient client, Validator validator) {
    this.client = client;
    this.validator = validator;
  }

  /**
   * Empty when there is none, or the caller may not see it. Must be called outside a transaction.
   */
  @Fallback(fallbackMethod = "notAsked", applyOn = CircuitBreakerOpenException.class)
  public Optional<Pilot> find(UUID id) {
    return answer(() -> client.get(id));
  }

  /**
   * The review that let a pilot graduate, which is its last; without numbers when there is none.
   * Must be called outside a transaction.
   */
  @Fallback(fallbackMethod = "reviewNotAsked", applyOn = CircuitBreakerOpenException.class)
  public GraduationReview graduationOf(UUID id) {
    var newest =
        answer(() -> client.reviews(id, 1))
            .orElseThrow(() -> away(new IllegalStateException("Pilot " + id + " is gone")))
            .items();
    return newest.isEmpty() ? GraduationReview.NONE : newest.getFirst();
  }

  /**
   * A page of its history, from the cursor on. Empty when there is no such pilot, or the caller may
   * not see it. Must be called outside a transaction.
   */
  @Fallback(fallbackMethod = "historyNotAsked", applyOn = CircuitBreakerOpenException.class)
  public Optional<HistoryPage> history(UUID id, @Nullable String cursor) {
    return answer(() -> client.history(id, cursor, HistoryPage.SIZE));
  }

  private <T> Optional<T> answer(Supplier<T> question) {
    try {
      var answer = question.get();
      if (!validator.validate(answer).isEmpty()) {
        throw new IllegalStateException(
            "pilot-service left out what an agreement needs of a "
                + answer.getClass().getSimpleName());
      }
      return Optional.of(answer);
    } catch (RefusedElsewhere refusal) {
      return switch (refusal.status()) {
        case 404 -> Optional.empty();
        case 429 -> throw refusal.tooManyRequests();
        default -> throw away(refusal);
      };
    } catch (RuntimeException failure) {
      throw away(failure);
    }
  }

  /** So many calls failed of late that the next one is spared, here and there. */
  Optional<Pilot> notAsked(UUID id) {
    throw away(new IllegalStateException("Pilot " + id + " was not asked for"));
  }

  GraduationReview reviewNotAsked(UUID id) {
    throw away(new IllegalStateException("The review of pilot " + id + " was not asked for"));
  }

  Optional<HistoryPage> historyNotAsked(UUID id, @Nullable String cursor) {
    throw away(
        new IllegalStateException(
            "The history of pilot %s was not asked for, from %s on".formatted(id, cursor)));
  }

  private static UnavailableException away(Exception cause) {
    return new UnavailableException(
        "The pilot cannot be read: pilot-service does not answer as it should. Nothing was changed; try again in a few seconds.",
        RETRY_AFTER_SECONDS,
        cause);
  }
}
