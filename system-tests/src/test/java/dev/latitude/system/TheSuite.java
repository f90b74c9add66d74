package dev.latitude.system;

import dev.latitude.local.suite.Service;
import dev.latitude.local.suite.Suite;
import dev.latitude.local.suite.SuiteOptions;
import java.time.Duration;

/**
 * One suite for all tests that only need one that runs; started by the first of them. Each test
 * uses people and things of its own, so none can disturb another. What is set otherwise than on a
 * laptop is as in the cluster's manifests.
 */
final class TheSuite {
  /** For how long proposal-service still takes up requests when it is told to end. */
  static final Duration DELAY = Duration.ofSeconds(2);

  private TheSuite() {}

  static Suite running() {
    return Holder.SUITE;
  }

  private static final class Holder {
    private static final Suite SUITE =
        Suite.start(
            SuiteOptions.ephemeral(Repository.root())
                .withEnvironment(Service.PROPOSAL, "QUARKUS_SHUTDOWN_DELAY", DELAY.toString())
                .withEnvironment(Service.PILOT, "LATITUDE_LOG_JSON", "true")
                .withEnvironment(
                    Service.PILOT,
                    "QUARKUS_LOG_CATEGORY__IO_QUARKUS_OIDC_RUNTIME__LEVEL",
                    "DEBUG"));

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SUITE::close));
    }
  }
}
