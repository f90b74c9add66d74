package dev.latitude.system;

import dev.latitude.testkit.node.Npm;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The composed contract by the rules of Spectral and those in {@code openapi/lint}. */
class SpectralIT {
  @Test
  void the_contract_has_no_findings() {
    Npm.in(Repository.root().resolve("openapi").resolve("lint"), "The contract by Spectral")
        .run("lint", Map.of());
  }
}
