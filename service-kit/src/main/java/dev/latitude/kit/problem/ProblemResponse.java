package dev.latitude.kit.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Puts a problem document on the wire. */
public final class ProblemResponse {
  public static final String MEDIA_TYPE = "application/problem+json";

  private ProblemResponse() {}

  public static RestResponse<Problem> of(Problem problem) {
    return builder(problem).build();
  }

  static ResponseBuilder<Problem> builder(Problem problem) {
    return ResponseBuilder.<Problem>create(problem.status())
        .entity(problem)
        .type(MediaType.valueOf(MEDIA_TYPE))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
