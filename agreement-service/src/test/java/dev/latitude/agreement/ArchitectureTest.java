package dev.latitude.agreement;

import dev.latitude.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void the_service_keeps_to_the_structure() {
    ArchitectureRules.check("dev.latitude.agreement");
  }
}
