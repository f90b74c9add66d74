package dev.latitude.system;

import dev.latitude.local.suite.Suite;
import dev.latitude.local.suite.SuiteOptions;

/**
 * One suite for all tests that only need one that runs; started by the first of them. Each test
 * uses people and things of its own, so none can disturb another.
 */
final class TheSuite {
  private TheSuite() {}

  static Suite running() {
    return Holder.SUITE;
  }

  private static final class Holder {
    private static final Suite SUITE = Suite.start(SuiteOptions.ephemeral(Repository.root()));

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SUITE::close));
    }
  }
}
