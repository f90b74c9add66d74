package dev.latitude.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProductionSettingsTest {

  @Test
  void the_database_has_the_memory_that_it_has_in_production() throws IOException {
    var overlay = Path.of("../deploy/kubernetes/overlays/production/kustomization.yaml");

    assertThat(Files.readString(overlay))
        .containsPattern(
            "path: /spec/postgresql/parameters/shared_buffers\\s+value: %s\\s"
                .formatted(Bench.SHARED_BUFFERS));
  }
}
