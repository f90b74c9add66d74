package dev.latitude.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** How much memory processes hold, from Linux' {@code /proc}; nothing elsewhere. */
public final class Memory {
  private Memory() {}

  /** Resident megabytes of each process, without its children, by its name. */
  public static Map<String, Long> residentMb(Map<String, ProcessHandle> processes) {
    var resident = new LinkedHashMap<String, Long>();
    processes.forEach(
        (name, process) -> residentKb(process).ifPresent(kb -> resident.put(name, kb / 1024)));
    return resident;
  }

  static OptionalLong residentKb(ProcessHandle process) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst();
    } catch (IOException notLinux) {
      return OptionalLong.empty();
    }
  }
}
