package dev.latitude.kit.limit;

import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.RetryLaterException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Counts each request once its caller is known and before anything is done for it, and tells in
 * every answer what is left.
 */
public class LimitFilter {
  private static final String ALLOWANCE = Allowance.class.getName();

  private final Limits limits;
  private final SecurityIdentity identity;
  private final HttpServerRequest request;
  private final MeterRegistry metrics;

  LimitFilter(
      Limits limits, SecurityIdentity identity, HttpServerRequest request, MeterRegistry metrics) {
    this.limits = limits;
    this.identity = identity;
    this.request = request;
    this.metrics = metrics;
  }

  @ServerRequestFilter
  public void count(ContainerRequestContext context) {
    var allowance = identity.isAnonymous() ? ofAddress() : ofCaller();
    allowance.ifPresent(
        left -> {
          context.setProperty(ALLOWANCE, left);
          if (!left.allowed()) {
            throw tooMany(left);
          }
        });
  }

  private RetryLaterException tooMany(Allowance left) {
    metrics.counter("latitude.http.rate.limited", "policy", left.kind().policy()).increment();
    return new RetryLaterException(
        CommonProblem.TOO_MANY_REQUESTS,
        "You have sent more than %d requests within %d seconds. Wait for %d seconds, then go on more slowly; the field RateLimit of each answer tells how many are left."
            .formatted(left.limit(), left.window().toSeconds(), left.retryAfterSeconds()),
        left.retryAfterSeconds());
  }

  private Optional<Allowance> ofCaller() {
    return limits.count(
        CallerKind.withRoles(identity.getRoles()), identity.getPrincipal().getName());
  }

  private Optional<Allowance> ofAddress() {
    return limits.count(CallerKind.ANONYMOUS, request.remoteAddress().hostAddress());
  }

  @ServerResponseFilter
  public void tell(ContainerRequestContext context, ContainerResponseContext response) {
    if (context.getProperty(ALLOWANCE) instanceof Allowance left) {
      response.getHeaders().putSingle("RateLimit-Policy", left.policyField());
      response.getHeaders().putSingle("RateLimit", left.field());
    }
  }
}
