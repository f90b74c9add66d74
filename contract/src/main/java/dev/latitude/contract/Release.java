package dev.latitude.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The contract as it was last released, which newer ones must not break, and what has been declared
 * to break it nevertheless.
 *
 * @param contract frozen when it was released
 * @param declared reasons by the line that tells a breaking change
 */
record Release(JsonNode contract, JsonNode declared) {
  private static final String CONTRACT = "latitude.yaml";
  private static final String DECLARED = "breaking.yaml";

  /** The last one in the folder of the contracts; there is none before the first release. */
  static Optional<Release> in(Path folder) {
    var released = folder.resolve("released");
    if (!Files.exists(released.resolve(CONTRACT))) {
      return Optional.empty();
    }
    var declared = released.resolve(DECLARED);
    return Optional.of(
        new Release(
            Documents.read(released.resolve(CONTRACT)),
            Files.exists(declared) ? Documents.read(declared) : Documents.read("{}")));
  }

  /**
   * Makes today's contract the one that newer ones are compared with; nothing is declared any more.
   */
  static void freeze(Path folder) {
    var released = folder.resolve("released");
    try {
      Files.createDirectories(released);
      Files.copy(
          folder.resolve(CONTRACT),
          released.resolve(CONTRACT),
          StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(released.resolve(DECLARED));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Breaking changes that are not declared with a reason, and declared ones that do not happen. */
  List<String> faults(JsonNode now) {
    var changes = BreakingChanges.between(contract, now);
    var reasons = new TreeMap<String, String>();
    declared.properties().forEach(entry -> reasons.put(entry.getKey(), entry.getValue().asText()));
    var faults = new ArrayList<String>();
    for (var change : changes) {
      if (reasons.getOrDefault(change, "").isBlank()) {
        faults.add(change + " (breaks clients, and is not declared)");
      }
    }
    for (var change : reasons.keySet()) {
      if (!changes.contains(change)) {
        faults.add(change + " (is declared, and does not happen)");
      }
    }
    return faults;
  }
}
