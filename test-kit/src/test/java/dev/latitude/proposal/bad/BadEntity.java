package dev.latitude.proposal.bad;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;

/** Everything an entity must not be. */
@Entity
public class BadEntity {
  @Inject Clock clock;

  Instant time() {
    return RestAssured.port > 0 ? Instant.now() : clock.instant();
  }
}
