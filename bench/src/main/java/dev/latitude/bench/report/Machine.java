package dev.latitude.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What it was measured on. */
public record Machine(String processor, int processors, long memoryMb, String system, String java) {

  public static Machine here() {
    return new Machine(
        field("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        memory(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        Runtime.version().toString());
  }

  public String line() {
    return "%d × %s, %,d MB, %s, JDK %s".formatted(processors, processor, memoryMb, system, java);
  }

  private static long memory() {
    var text = field("/proc/meminfo", "MemTotal", "0 kB");
    return Long.parseLong(text.split(" ", -1)[0]) / 1024;
  }

  private static String field(String file, String name, String otherwise) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException notLinux) {
      return otherwise;
    }
  }
}
