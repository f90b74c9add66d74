package dev.latitude.proposal.bad;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Everything an entity must not be. */
@Entity
public class BadEntity {
  @Inject Clock clock;

  @JdbcTypeCode(SqlTypes.JSON)
  List<String> changing;

  Instant time() {
    return RestAssured.port > 0 ? Instant.now() : clock.instant();
  }
}
