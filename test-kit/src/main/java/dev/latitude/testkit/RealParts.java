package dev.latitude.testkit;

import dev.latitude.postgres.EphemeralPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives the service under test a database of its own on a real PostgreSQL, and a key to verify
 * tokens with.
 */
public class RealParts implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    var database = EphemeralPostgres.freshDatabase("test");
    return Map.of(
        "quarkus.datasource.jdbc.url", database.jdbcUrl(),
        "quarkus.datasource.username", database.user(),
        "quarkus.datasource.password", database.password(),
        "quarkus.oidc.public-key", TestIdentity.publicKey(),
        "quarkus.oidc.token.issuer", TestIdentity.ISSUER);
  }

  @Override
  public void stop() {}
}
