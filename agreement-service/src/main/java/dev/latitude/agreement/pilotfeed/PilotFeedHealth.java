package dev.latitude.agreement.pilotfeed;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells operators how the feed stands. Always up: taking every replica out of service because
 * pilot-service is away would take the agreements away too, and the check says itself how old its
 * knowledge is.
 */
@Readiness
@ApplicationScoped
class PilotFeedHealth implements HealthCheck {
  private final PilotFeedFollower follower;
  private final EventsSetAside setAside;

  PilotFeedHealth(PilotFeedFollower follower, EventsSetAside setAside) {
    this.follower = follower;
    this.setAside = setAside;
  }

  @Override
  public HealthCheckResponse call() {
    var asOf = follower.asOf();
    return HealthCheckResponse.named("pilot-feed")
        .up()
        .withData("state", follower.state().name())
        .withData("asOf", asOf == null ? "never" : asOf.toString())
        .withData("eventsSetAside", setAside.count())
        .build();
  }
}
