package dev.latitude.kit.problem;

import dev.latitude.kit.http.AllowedMethods;
import dev.latitude.kit.http.QueryRules;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.transaction.RollbackException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every failure that is not a refusal of a service's own rules, as a problem document. */
public class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final AllowedMethods methods;
  private final CurrentVertxRequest current;
  private final Clock clock;

  ProblemMappers(AllowedMethods methods, CurrentVertxRequest current, Clock clock) {
    this.methods = methods;
    this.current = current;
    this.clock = clock;
  }

  @ServerExceptionMapper
  public RestResponse<Problem> problem(ProblemException failure) {
    return ProblemResponse.of(failure.toProblem());
  }

  @ServerExceptionMapper
  public RestResponse<Problem> retryLater(RetryLaterException failure) {
    return ProblemResponse.builder(failure.toProblem())
        .header(HttpHeaders.RETRY_AFTER, failure.retryAfterSeconds())
        .build();
  }

  @ServerExceptionMapper
  public RestResponse<Problem> gone(GoneException failure) {
    return ProblemResponse.builder(failure.toProblem())
        .header(HttpHeaders.LINK, "<" + failure.start() + ">; rel=\"start\"")
        .build();
  }

  @ServerExceptionMapper
  public RestResponse<Problem> unavailable(UnavailableException failure) {
    return ProblemResponse.builder(Problem.of(CommonProblem.UNAVAILABLE, failure.getMessage()))
        .header(HttpHeaders.RETRY_AFTER, failure.retryAfterSeconds())
        .build();
  }

  /** Not the caller's fault: whether their token is any good cannot be told now. */
  @ServerExceptionMapper
  public RestResponse<Problem> issuerIsAway(OIDCException failure) {
    LOG.error("The issuer of access tokens cannot be reached", failure);
    return unavailable(
        new UnavailableException(
            "The issuer of access tokens cannot be reached, so that nobody can be recognised. Nothing was changed; try again in a few seconds.",
            5));
  }

  @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
  public RestResponse<Problem> unauthenticated(SecurityException failure) {
    // A token is refused, too, when the key that it names could not be looked up.
    var away = IssuerOutage.behind(failure);
    if (away.isPresent()) {
      return issuerIsAway(new OIDCException(away.get()));
    }
    var detail =
        failure.getCause() instanceof ProblemException told
            ? String.valueOf(told.getMessage())
            : failure instanceof AuthenticationFailedException
                ? "The access token is not valid: it may have expired, or be meant for somebody else. Get a new one and try again."
                : "The request has no access token. Send one as 'Authorization: Bearer <token>'.";
    return ProblemResponse.builder(Problem.of(CommonProblem.UNAUTHENTICATED, detail))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper
  public RestResponse<Problem> forbidden(ForbiddenException failure) {
    return ProblemResponse.of(
        Problem.of(
            CommonProblem.FORBIDDEN,
            "Your token lacks a role that this operation needs; its description names the role."));
  }

  @ServerExceptionMapper
  public RestResponse<Problem> invalidParameters(ConstraintViolationException failure) {
    var violations = failure.getConstraintViolations();
    var faults = violations.stream().map(Violations::inParameter);
    var others =
        violations.stream()
            .map(ConstraintViolation::getLeafBean)
            .filter(QueryRules.class::isInstance)
            .distinct()
            .flatMap(bean -> ((QueryRules) bean).faults(clock.instant()).stream());
    return problem(ProblemException.invalidParameters(Stream.concat(faults, others).toList()));
  }

  @ServerExceptionMapper
  public RestResponse<Problem> framework(
      WebApplicationException failure, UriInfo uri, Request request) {
    if (failure.getCause() instanceof ProblemException told) {
      return problem(told);
    }
    int status =
        isWrongMethod(failure, uri, request)
            ? CommonProblem.METHOD_NOT_ALLOWED.status()
            : failure.getResponse().getStatus();
    var type =
        CommonProblem.forStatus(status)
            .orElse(status < 500 ? CommonProblem.MALFORMED_REQUEST : CommonProblem.INTERNAL_ERROR);
    if (type == CommonProblem.INTERNAL_ERROR) {
      return internalError(failure);
    }
    var response = ProblemResponse.builder(Problem.of(type, FrameworkDetails.of(type)));
    if (type == CommonProblem.METHOD_NOT_ALLOWED) {
      response.header(HttpHeaders.ALLOW, methods.header(uri.getPath()));
    }
    return response.build();
  }

  /**
   * Where several resource classes share a path's beginning, the platform only says "not found".
   */
  private boolean isWrongMethod(WebApplicationException failure, UriInfo uri, Request request) {
    var known = methods.at(uri.getPath());
    return failure instanceof NotFoundException
        && !known.isEmpty()
        && !known.contains(request.getMethod());
  }

  @ServerExceptionMapper
  public RestResponse<Problem> internalError(Throwable failure) {
    if (databaseIsBusy(failure)) {
      LOG.error("No connection to the database has come free: " + failure);
      return unavailable(
          new UnavailableException(
              "As many requests as the service can have are at the database. Nothing was changed; try again in a few seconds.",
              5));
    }
    if (databaseIsAway(failure)) {
      LOG.error("The database cannot be reached", failure);
      return unavailable(
          new UnavailableException(
              "The database cannot be reached. Nothing was changed; try again in a few seconds.",
              5));
    }
    if (tookTooLong(failure)) {
      LOG.error("A transaction was undone since it took too long", failure);
      return unavailable(
          new UnavailableException(
              "The request took longer than it may, and was undone. Nothing was changed; send less at once, or try again when there is less to do.",
              30));
    }
    if (nobodyReads(failure)) {
      LOG.info("Whoever had asked went away before the answer was at its end");
    } else {
      LOG.error("Request failed", failure);
    }
    return ProblemResponse.of(
        Problem.of(
            CommonProblem.INTERNAL_ERROR,
            "The request failed through no fault of yours. Quote the traceId to the operators."));
  }

  /** What was to be written to a connection that the reader has closed. */
  private boolean nobodyReads(Throwable failure) {
    var request = current.getCurrent();
    return failure instanceof IOException && request != null && request.response().closed();
  }

  /** All connections of the pool were in use for as long as a request waits for one. */
  private static boolean databaseIsBusy(Throwable failure) {
    return causes(failure)
        .anyMatch(
            cause ->
                cause instanceof SQLException
                    && String.valueOf(cause.getMessage()).contains("Sorry, acquisition timeout"));
  }

  /**
   * Connection failures are class 08, a server going up or down is class 57P, too many connections
   * 53300.
   */
  private static boolean databaseIsAway(Throwable failure) {
    return causes(failure)
        .anyMatch(
            cause ->
                cause instanceof SQLException sql
                    && (isAwayState(sql.getSQLState()) || isAcquisitionTimeout(sql)));
  }

  /**
   * The transaction manager undoes what outlasts its time from a thread of its own, so that there
   * is none left to commit. One that cannot be committed for another reason says something else.
   */
  private static boolean tookTooLong(Throwable failure) {
    return causes(failure)
        .anyMatch(
            cause ->
                cause instanceof TookTooLongException
                    || (cause instanceof RollbackException
                        && String.valueOf(cause.getMessage())
                            .contains("transaction is not active")));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, f -> f != null, Throwable::getCause).limit(20);
  }

  /** No new connection could be made in time. */
  private static boolean isAcquisitionTimeout(SQLException failure) {
    return String.valueOf(failure.getMessage()).contains("Acquisition timeout");
  }

  private static boolean isAwayState(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("57P") || state.equals("53300"));
  }
}
