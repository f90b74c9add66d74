package dev.latitude.local.console;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When {@code ./latitude} builds, with a Maven that only says that it was called. */
@Timeout(60)
class BuildingTest {
  @TempDir private Path folder;
  private Path project = Path.of("");
  private Path launcher = Path.of("");

  @BeforeEach
  void aProjectThatWasBuilt() throws IOException {
    project = Files.createDirectories(folder.resolve("a project")).toRealPath();
    launcher = project.resolve("local/target/local-launcher.jar");
    Files.copy(Path.of("../latitude"), project.resolve("latitude"));
    for (var built :
        List.of(
            "pom.xml",
            "local/pom.xml",
            "local/src/main/Source.java",
            "local/target/local-launcher.jar",
            "proposal-service/target/quarkus-app/quarkus-run.jar",
            "pilot-service/target/quarkus-app/quarkus-run.jar",
            "agreement-service/target/quarkus-app/quarkus-run.jar",
            "local/target/built")) {
      write(project.resolve(built), "");
    }
    var maven =
        write(
            folder.resolve("maven/bin/mvn"),
            """
            #!/bin/sh
            case $1 in
              -version) echo 'Apache Maven 3.9.9' ;;
              *) echo "$*" >>"%s" ;;
            esac
            """
                .formatted(folder.resolve("builds")));
    assertTrue(maven.toFile().setExecutable(true));
  }

  @Test
  void what_is_built_and_has_not_changed_is_not_built() throws Exception {
    var said = run();
    assertFalse(said.contains("Building"), said);
    assertFalse(said.contains("have changed"), said);
    assertFalse(Files.exists(folder.resolve("builds")));
  }

  @Test
  void what_has_changed_is_built() throws Exception {
    change();

    var said = run();
    assertTrue(said.contains("Building what has changed …"), said);
    assertTrue(Files.readString(folder.resolve("builds")).contains("package"));
  }

  @Test
  void nothing_is_built_under_a_suite_that_runs_from_it() throws Exception {
    change();
    var suite =
        new ProcessBuilder(
                "sh",
                "-c",
                "sleep 30; :",
                "-Dlatitude.repository=" + project,
                "-jar",
                launcher + "")
            .start();
    try {
      var said = run();
      assertTrue(
          said.contains(
              "Sources have changed since the build; since Latitude is running, nothing is rebuilt now."),
          said);
    } finally {
      suite.descendants().forEach(ProcessHandle::destroyForcibly);
      suite.destroyForcibly();
    }
    assertFalse(Files.exists(folder.resolve("builds")));
  }

  private void change() throws IOException {
    Files.setLastModifiedTime(
        project.resolve("local/src/main/Source.java"), FileTime.from(Instant.now()));
  }

  /** What the script says on the way to a launcher that is none. */
  private String run() throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("sh", project.resolve("latitude").toString(), "run")
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .merge("PATH", folder.resolve("maven/bin") + ":", (path, first) -> first + path);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertNotEquals(0, process.waitFor(), said);
    assertTrue(said.contains("local-launcher.jar"), said);
    return said;
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(requireNonNull(file.getParent()));
    return Files.writeString(file, text);
  }
}
