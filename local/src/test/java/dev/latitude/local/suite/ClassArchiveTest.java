package dev.latitude.local.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

  private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC");

  @TempDir private Path temporary;
  private Path repository = Path.of("");
  private Path jar = Path.of("");

  @BeforeEach
  void aProject() throws IOException {
    repository = StubRepository.in(temporary).root();
    jar = Service.PILOT.jar(repository);
  }

  @Test
  void anUnchangedBuildFindsItsArchiveAgain() throws IOException {
    var archive = pilot();
    archive.keep(recorded(archive, "classes"));
    assertTrue(pilot().exists());
    assertEquals("classes", Files.readString(pilot().file()));
  }

  @Test
  void aJarThatWasBuiltAgainHasNone() throws IOException {
    var archive = pilot();
    archive.keep(recorded(archive, "classes"));
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-11-25T08:00:00Z")));
    assertFalse(pilot().exists());
  }

  @Test
  void aJarOfAnotherSizeOrAtAnotherPlaceAndOneMoreHaveNone() throws IOException {
    var before = pilot();
    var time = Files.getLastModifiedTime(jar);
    var bytes = Files.readAllBytes(jar);
    Files.writeString(jar, "something else");
    Files.setLastModifiedTime(jar, time);
    assertNotEquals(before, pilot());
    Files.write(jar, bytes);
    Files.setLastModifiedTime(jar, time);
    assertEquals(before, pilot());
    var library = jar.resolveSibling("lib").resolve("more.jar");
    Files.createDirectories(library.resolveSibling("."));
    Files.createFile(library);
    assertNotEquals(before, pilot());
  }

  @Test
  void otherOptionsAnotherServiceAndAnotherFolderHaveNone() throws IOException {
    var elsewhere = temporary.resolve("elsewhere");
    Files.move(repository, elsewhere);
    Files.createSymbolicLink(repository, elsewhere);
    assertEquals(
        4,
        Set.of(
                digest(pilot()),
                digest(ClassArchive.of(Service.PILOT, repository, List.of("-XX:+UseParallelGC"))),
                digest(ClassArchive.of(Service.PROPOSAL, repository, OPTIONS)),
                digest(ClassArchive.of(Service.PILOT, elsewhere, OPTIONS)))
            .size());
  }

  @Test
  void untilItIsCompleteThereIsNone() throws IOException {
    var archive = pilot();
    var recording = recorded(archive, "half");
    assertFalse(pilot().exists());
    archive.keep(recording);
    assertTrue(pilot().exists());
    assertFalse(Files.exists(recording));
  }

  @Test
  void whatIsOfNoMoreUseGoesAndWhatOthersWriteStays() throws IOException, InterruptedException {
    var dead = new ProcessBuilder("true").start();
    dead.waitFor();
    var alive = ProcessHandle.current().pid();
    var archive = pilot();
    var recording = recorded(archive, "classes");
    for (var name :
        List.of(
            "pilot-service-0123456789abcdef.jsa",
            "pilot-service-0123456789abcdef.jsa." + dead.pid(),
            "pilot-service-fedcba9876543210.jsa." + alive,
            "proposal-service-0123456789abcdef.jsa")) {
      Files.createFile(recording.resolveSibling(name));
    }
    archive.keep(recording);
    assertEquals(
        Set.of(
            archive.file().getFileName().toString(),
            "pilot-service-fedcba9876543210.jsa." + alive,
            "proposal-service-0123456789abcdef.jsa"),
        names());
  }

  private ClassArchive pilot() throws IOException {
    return ClassArchive.of(Service.PILOT, repository, OPTIONS);
  }

  private static Path recorded(ClassArchive archive, String content) throws IOException {
    return Files.writeString(archive.recording(), content);
  }

  private static String digest(ClassArchive archive) {
    return archive.file().getFileName().toString().replaceFirst(".*-", "");
  }

  private Set<String> names() throws IOException {
    try (var files = Files.list(ClassArchive.folder(repository))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
