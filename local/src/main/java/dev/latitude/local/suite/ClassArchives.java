package dev.latitude.local.suite;

import dev.latitude.local.process.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a suite does with the archived classes of its services: it uses them, and where there are
 * none yet, it may have the JVMs record them, which they do as they end. Whatever goes wrong only
 * costs time.
 */
final class ClassArchives {

  /** How a JVM complains about an archive, before anything else is logged. */
  private static final Pattern REFUSAL = Pattern.compile("\\[[^]]*]\\[(warning|error) *]\\[cds.*");

  private static final int FIRST_LINES = 5;

  private final Path repository;
  private final boolean recording;
  private final Consumer<String> progress;
  private final Map<String, ClassArchive> used = new ConcurrentHashMap<>();
  private final Map<String, Recording> recordings = new ConcurrentHashMap<>();

  /** What a process writes when it ends, and what is to become of it. */
  private record Recording(Path file, ClassArchive archive) {}

  /**
   * @param recording whether archives that are missing are recorded
   */
  ClassArchives(Path repository, boolean recording, Consumer<String> progress) {
    this.repository = repository;
    this.recording = recording;
    this.progress = progress;
  }

  /** What to add to the options of a process so that it uses an archive, or records one. */
  List<String> options(Replica replica, List<String> others) {
    try {
      var archive = ClassArchive.of(replica.service(), repository, others);
      if (archive.exists()) {
        used.put(replica.name(), archive);
        // Checked against damage: a JVM would rather crash on one than notice.
        return List.of("-XX:SharedArchiveFile=" + archive.file(), "-XX:+VerifySharedSpaces");
      }
      if (recording && replica.number() == 1) {
        var file = archive.recording();
        if (recordings.isEmpty()) {
          progress.accept(
              "The first start of a build takes longer: it records what makes later ones fast");
        }
        recordings.put(replica.name(), new Recording(file, archive));
        return List.of("-XX:ArchiveClassesAtExit=" + file);
      }
    } catch (IOException | UncheckedIOException e) {
      progress.accept(
          "%s keeps nothing that would speed up later starts: %s cannot be used (%s)"
              .formatted(replica.name(), ClassArchive.folder(repository), e.getMessage()));
    }
    return List.of();
  }

  /**
   * Removes an archive that the JVM did not take, for whatever reason; the next run records one.
   */
  void check(Child child) {
    var archive = used.get(child.name());
    try (var log = Files.lines(child.log(), StandardCharsets.ISO_8859_1)) {
      if (archive != null
          && log.limit(FIRST_LINES).anyMatch(line -> REFUSAL.matcher(line).matches())) {
        Files.deleteIfExists(archive.file());
      }
    } catch (IOException | UncheckedIOException _) {
      // The start was slower than it could have been; so will the next be.
    }
  }

  /** Whether this process still has to write when it is asked to end. */
  boolean isRecording(Child child) {
    return recordings.containsKey(child.name());
  }

  /** Keeps what an ended process has recorded, if it came to its end. */
  void keep(Child child) {
    var done = recordings.remove(child.name());
    if (done == null) {
      return;
    }
    try {
      if (child.endedAsAsked() && Files.exists(done.file())) {
        done.archive().keep(done.file());
        return;
      }
      progress.accept(
          "%s has recorded nothing, so that its next start takes as long; its log %s may say why"
              .formatted(child.name(), child.log()));
      Files.deleteIfExists(done.file());
    } catch (IOException e) {
      progress.accept(
          "What %s has recorded cannot be kept (%s): its next start takes as long"
              .formatted(child.name(), e.getMessage()));
    }
  }
}
