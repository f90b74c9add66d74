package dev.latitude.kit.idempotency;

import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** Answers a request that was answered before as it was then. */
@ApplicationScoped
public class FirstAnswers {
  private final HttpServerRequest request;
  private final RequestFingerprint fingerprint;
  private final Caller caller;
  private final KeptAnswers answers;

  FirstAnswers(
      HttpServerRequest request,
      RequestFingerprint fingerprint,
      Caller caller,
      KeptAnswers answers) {
    this.request = request;
    this.fingerprint = fingerprint;
    this.caller = caller;
    this.answers = answers;
  }

  /**
   * For what a request does before the transaction of its {@link Idempotent} method begins, and a
   * repetition must not do once more. The first request may still be running; that is only told
   * when that method is called.
   */
  public void repeat() {
    var header = request.getHeader("Idempotency-Key");
    if (header != null) {
      var _ = repeat(IdempotencyKey.parse(header));
    }
  }

  /** The fingerprint of this request, when nothing was answered under the key. */
  String repeat(IdempotencyKey key) {
    var precondition = request.getHeader(HttpHeaders.IF_MATCH);
    var print =
        fingerprint.of(
            request.method().name(), request.uri(), precondition == null ? "" : precondition);
    var kept = answers.find(caller.person(), key);
    if (kept.isPresent()) {
      if (!kept.get().fingerprint().equals(print)) {
        throw new ProblemException(
            CommonProblem.IDEMPOTENCY_KEY_REUSED,
            "This key belongs to another request of yours. Use a new key for a new request.");
      }
      throw new ReplayedAnswer(kept.get());
    }
    return print;
  }
}
