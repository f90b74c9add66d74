package dev.latitude.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much memory processes hold, from Linux' {@code /proc}; nothing elsewhere. */
public final class Memory {
  private Memory() {}

  /** Resident megabytes of each process, without its children, by its name. */
  public static Map<String, Long> residentMb(Map<String, ProcessHandle> processes) {
    var resident = new LinkedHashMap<String, Long>();
    processes.forEach(
        (name, process) -> {
          try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            lines
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .forEach(mb -> resident.put(name, mb));
          } catch (IOException notLinux) {
            // Then nothing is told of it.
          }
        });
    return resident;
  }
}
