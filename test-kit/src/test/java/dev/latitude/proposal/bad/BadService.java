package dev.latitude.proposal.bad;

import jakarta.ws.rs.core.Response;

/** A rule that speaks HTTP. */
public class BadService {
  Response answer() {
    return Response.ok().build();
  }
}
