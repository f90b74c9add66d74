package dev.latitude.local.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latitude.local.process.Child;
import dev.latitude.postgres.FreePorts;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With real JVMs, which run the stub of a service. */
@Timeout(120)
class ClassArchivesTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> OPTIONS =
      List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static final String FIRST =
      "The first start of a build takes longer: it records what makes later ones fast";

  @TempDir private Path temporary;
  private Path repository = Path.of("");
  private final List<String> progress = new ArrayList<>();
  private final List<Child> children = new ArrayList<>();

  @BeforeEach
  void aProject() throws IOException {
    repository = StubRepository.in(temporary).root();
  }

  @AfterEach
  void nothingMayOutliveATest() {
    children.forEach(Child::kill);
  }

  @Test
  void theFirstRunRecordsAndTheNextUsesIt() throws IOException {
    var first = run(archives(true));
    assertFalse(first.shared());
    assertEquals(List.of(FIRST), progress);
    assertEquals(1, files().size());

    assertTrue(run(archives(true)).shared());
    assertTrue(run(archives(false)).shared());
    assertEquals(List.of(FIRST), progress);
  }

  @Test
  void whoeverIsNotToRecordLeavesNothing() throws IOException {
    assertFalse(run(archives(false)).shared());
    assertEquals(List.of(), files());
  }

  @Test
  void aSecondReplicaLeavesRecordingToTheFirst() {
    assertEquals(List.of(), archives(true).options(replica(2), OPTIONS));
  }

  @Test
  void anArchiveOfAnEarlierBuildIsReplaced() throws IOException {
    run(archives(true));
    var stale = files();
    Files.setLastModifiedTime(
        Service.PILOT.jar(repository), FileTime.from(Instant.parse("2026-11-25T08:00:00Z")));
    assertFalse(run(archives(true)).shared());
    assertEquals(1, files().size());
    assertFalse(files().equals(stale), stale.toString());
    assertTrue(run(archives(true)).shared());
  }

  @Test
  void aBrokenArchiveStopsNoStartAndIsRecordedAnew() throws IOException {
    for (var damage : List.<Damage>of(this::empty, this::halve, this::zeroHeader, this::zeroBody)) {
      run(archives(true));
      damage.to(files().getFirst());
      assertFalse(run(archives(true)).shared());
      assertEquals(List.of(), files());
      run(archives(true));
      assertTrue(run(archives(true)).shared());
    }
  }

  @Test
  void aProcessThatWasKilledLeavesNothing() throws IOException {
    var archives = archives(true);
    var child = start(archives);
    // As a JVM that is killed while it writes.
    Files.writeString(recording(), "half");
    child.kill();
    archives.keep(child);
    assertEquals(List.of(), files());
  }

  @Test
  void whereNothingCanBeKeptThatIsSaidInOneLine() throws IOException {
    var folder = ClassArchive.folder(repository);
    Files.createDirectories(folder.resolveSibling("."));
    Files.writeString(folder, "in the way");
    assertFalse(run(archives(true)).shared());
    assertEquals(
        List.of(
            "pilot-service keeps nothing that would speed up later starts: %s cannot be used (%s)"
                .formatted(folder, folder)),
        progress);
  }

  @Test
  void aJvmThatRecordsNothingIsNamed() throws IOException {
    var archives = archives(true);
    // As a JDK that comes without an archive of its own classes, which would be the base of ours.
    var child = start(archives, "-Xshare:off");
    child.stop(LIMIT);
    archives.keep(child);
    assertEquals(
        List.of(
            FIRST,
            "pilot-service has recorded nothing, so that its next start takes as long; its log %s may say why"
                .formatted(child.log())),
        progress);
    assertEquals(List.of(), files());
  }

  private interface Damage {
    void to(Path file) throws IOException;
  }

  private void empty(Path file) throws IOException {
    writable(file, 0, 0, 0);
  }

  private void halve(Path file) throws IOException {
    writable(file, Files.size(file) / 2, 0, 0);
  }

  private void zeroHeader(Path file) throws IOException {
    writable(file, Files.size(file), 0, 4_096);
  }

  private void zeroBody(Path file) throws IOException {
    writable(file, Files.size(file), Files.size(file) / 2, 8_192);
  }

  /** Cuts a file to a length and has zeros in it from a place on. */
  private static void writable(Path path, long length, long from, int zeros) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(length);
      file.seek(from);
      file.write(new byte[zeros]);
    }
  }

  /** Whether the service's own class came from an archive. */
  private record Run(boolean shared) {}

  private Run run(ClassArchives archives) throws IOException {
    var child = start(archives);
    child.stop(LIMIT);
    archives.keep(child);
    try (var loaded = Files.lines(classes())) {
      return new Run(
          loaded.anyMatch(
              line -> line.contains(StubService.class.getName() + " source: shared objects file")));
    }
  }

  private Child start(ClassArchives archives, String... more) throws IOException {
    var replica = replica(1);
    var log = temporary.resolve("log");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xlog:class+load:file=" + classes());
    command.addAll(OPTIONS);
    command.addAll(archives.options(replica, OPTIONS));
    command.addAll(List.of(more));
    command.addAll(List.of("-jar", Service.PILOT.jar(repository).toString()));
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("QUARKUS_HTTP_PORT", "" + replica.port());
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", "" + replica.managementPort());
    var child = new Child(replica.name(), builder.start(), log);
    children.add(child);
    try (var readiness = new Readiness(LIMIT)) {
      readiness.await(replica, child);
    }
    archives.check(child);
    return child;
  }

  private Path classes() {
    return temporary.resolve("classes.log");
  }

  private ClassArchives archives(boolean recording) {
    return new ClassArchives(repository, recording, progress::add);
  }

  private static Replica replica(int number) {
    var ports = FreePorts.find(2);
    return new Replica(Service.PILOT, number, ports.getFirst(), ports.getLast());
  }

  private Path recording() throws IOException {
    return ClassArchive.of(Service.PILOT, repository, OPTIONS).recording();
  }

  private List<Path> files() throws IOException {
    var folder = ClassArchive.folder(repository);
    try (var files = Files.exists(folder) ? Files.list(folder) : Stream.<Path>empty()) {
      return files.toList();
    }
  }
}
