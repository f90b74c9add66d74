package dev.latitude.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorsTest {

  @Test
  void time_of_children_counts_also_when_they_have_ended() throws Exception {
    assumeThat(Files.exists(Path.of("/proc/stat"))).as("only Linux tells").isTrue();
    var processors = new Processors(Map.of("here", ProcessHandle.current()));
    var before = processors.now();
    var child =
        new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done").start();
    assertThat(child.waitFor()).isZero();
    var used = processors.now().since(before);
    assertThat(used.of("here")).isGreaterThan(0.05);
    assertThat(used.machine()).isGreaterThanOrEqualTo(used.of("here") - 0.05);
  }
}
