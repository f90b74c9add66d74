package dev.latitude.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Notes what was not checked, and why; {@code ./latitude test} ends with these notes. */
final class Skipped {
  private Skipped() {}

  static void note(String name, String what) {
    var note = Path.of("target", "skipped-checks-" + name + ".txt");
    try {
      Files.createDirectories(note.toAbsolutePath().getParent());
      Files.writeString(note, what + "\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
