package dev.latitude.bench.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.bench.cases.Image.Keeping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the Dockerfile says is what is measured. */
class ImageTest {
  private static final Path JAR = Path.of("/here/service.jar");
  private static final Path FILE = Path.of("/here/cache");

  @Test
  void a_service_starts_as_in_the_image_with_the_memory_that_it_has_there() throws IOException {
    var image = Image.of(Path.of(".."), List.of("-Xmx460m", "-XX:+UseSerialGC"));

    assertThat(image.starting(Keeping.CACHED, JAR, FILE).stream().skip(1))
        .containsExactly(
            "-Xmx460m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:AOTCache=/here/cache",
            "-Djava.io.tmpdir=/tmp",
            "-jar",
            "/here/service.jar");
    assertThat(image.starting(Keeping.PLAIN, JAR, FILE))
        .hasSize(image.starting(Keeping.CACHED, JAR, FILE).size() - 1);
    assertThat(image.making(JAR, FILE))
        .contains("-XX:AOTCacheOutput=/here/cache", "-jar", "/here/service.jar");
    assertThat(image.environment()).containsOnlyKeys("MALLOC_ARENA_MAX");
    assertThat(image.training())
        .containsEntry("LATITUDE_START_AND_EXIT", "true")
        .containsEntry("QUARKUS_LOG_LEVEL", "OFF");
  }
}
