package dev.latitude.proposal.bad;

import dev.latitude.pilot.bad.PilotThing;
import jakarta.ws.rs.POST;

/** Everything a resource must not do. */
public class BadResource {
  BadRepository storage = new BadRepository();
  PilotThing foreign = new PilotThing();

  @POST
  public void post() {}
}
