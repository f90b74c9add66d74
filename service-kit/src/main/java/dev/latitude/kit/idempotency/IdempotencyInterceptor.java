package dev.latitude.kit.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.OwnTransaction;
import dev.latitude.kit.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {
  private final HttpServerRequest request;
  private final FirstAnswers first;
  private final Caller caller;
  private final KeptAnswers answers;
  private final ObjectMapper json;

  IdempotencyInterceptor(
      HttpServerRequest request,
      FirstAnswers first,
      Caller caller,
      KeptAnswers answers,
      ObjectMapper json) {
    this.request = request;
    this.first = first;
    this.caller = caller;
    this.answers = answers;
    this.json = json;
  }

  @AroundInvoke
  Object once(InvocationContext call) throws Exception {
    var header = request.getHeader("Idempotency-Key");
    if (header == null) {
      return call.proceed();
    }
    var key = IdempotencyKey.parse(header);
    return OwnTransaction.call(() -> underKey(key, call));
  }

  /**
   * Claim, look, work and keep, all in one transaction. A refusal rolls all of it back: it changed
   * nothing, so there is nothing to repeat, and the client may correct the request and send it
   * under the same key.
   */
  private Object underKey(IdempotencyKey key, InvocationContext call) throws Exception {
    if (!answers.claim(caller.person(), key)) {
      throw new ProblemException(
          CommonProblem.IDEMPOTENCY_KEY_IN_USE,
          "The first request with this key has not been answered yet. Wait a second and send it again.");
    }
    var print = first.repeat(key);
    var response = (RestResponse<?>) call.proceed();
    answers.keep(
        caller.person(),
        key,
        new KeptAnswer(
            print,
            response.getStatus(),
            response.getHeaderString(HttpHeaders.ETAG),
            response.getHeaderString(HttpHeaders.LOCATION),
            json.writeValueAsString(toKeep(response.getEntity()))));
    return response;
  }

  private static @Nullable Object toKeep(@Nullable Object answer) {
    return answer instanceof ToldOnce told ? told.withoutSecret() : answer;
  }
}
