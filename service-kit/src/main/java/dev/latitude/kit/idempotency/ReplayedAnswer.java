package dev.latitude.kit.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Leaves the resource method before it runs: the answer exists already. */
class ReplayedAnswer extends RuntimeException {
  private final transient KeptAnswer answer;

  ReplayedAnswer(KeptAnswer answer) {
    super("answered before", null, false, false);
    this.answer = answer;
  }

  /** Sends the kept answer again, byte for byte. */
  public static class Mapper {
    @ServerExceptionMapper
    public Response replay(ReplayedAnswer replayed) {
      var answer = replayed.answer;
      return Response.status(answer.status())
          .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
          .header(HttpHeaders.ETAG, answer.etag())
          .header(HttpHeaders.LOCATION, answer.location())
          .header("Idempotency-Replayed", "true")
          .entity(answer.body())
          .build();
    }
  }
}
