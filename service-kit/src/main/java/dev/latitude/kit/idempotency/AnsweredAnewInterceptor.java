package dev.latitude.kit.idempotency;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** What is no key is told here, too: a client sends the same to every {@code POST}. */
@AnsweredAnew
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class AnsweredAnewInterceptor {
  private final HttpServerRequest request;

  AnsweredAnewInterceptor(HttpServerRequest request) {
    this.request = request;
  }

  @AroundInvoke
  Object anew(InvocationContext call) throws Exception {
    var header = request.getHeader("Idempotency-Key");
    if (header != null) {
      var _ = IdempotencyKey.parse(header);
    }
    return call.proceed();
  }
}
