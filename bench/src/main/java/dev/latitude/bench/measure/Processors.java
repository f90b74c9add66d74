package dev.latitude.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much processor time groups of processes have used so far, and the whole machine, from Linux'
 * {@code /proc}. Elsewhere all of it is zero. What has to be shared with others tells less in
 * throughput than in this.
 */
final class Processors {
  private static final double TICK = 0.01;

  private final Map<String, ProcessHandle> groups;

  /**
   * @param groups a process by the name of its group; its descendants belong to it
   */
  Processors(Map<String, ProcessHandle> groups) {
    this.groups = new LinkedHashMap<>(groups);
  }

  /**
   * Seconds of processors, up to a moment.
   *
   * @param byGroup of each group
   * @param machine of everything that runs
   */
  record Used(Map<String, Double> byGroup, double machine) {
    Used since(Used earlier) {
      var difference = new LinkedHashMap<String, Double>();
      byGroup.forEach((group, now) -> difference.put(group, now - earlier.of(group)));
      return new Used(difference, machine - earlier.machine());
    }

    double of(String group) {
      return byGroup.getOrDefault(group, 0.0);
    }

    /** Of everything that belongs to no group. */
    double others() {
      return Math.max(
          0, machine - byGroup.values().stream().mapToDouble(Double::doubleValue).sum());
    }
  }

  Used now() {
    var used = new LinkedHashMap<String, Double>();
    groups.forEach((name, process) -> used.put(name, ofTree(process)));
    return new Used(used, ofMachine());
  }

  private static double ofTree(ProcessHandle root) {
    // Children that have ended count with whom they were children of.
    return seconds(root, 11, 12, 13, 14) + root.children().mapToDouble(Processors::ofTree).sum();
  }

  /** Fields are counted behind the name in brackets, which may hold spaces. */
  private static double seconds(ProcessHandle process, int... places) {
    var text = read(Path.of("/proc", Long.toString(process.pid()), "stat"));
    if (text.isEmpty()) {
      return 0;
    }
    var fields = List.of(text.substring(text.lastIndexOf(')') + 2).split(" ", -1));
    double ticks = 0;
    for (var place : places) {
      ticks += Long.parseLong(fields.get(place));
    }
    return ticks * TICK;
  }

  private static double ofMachine() {
    var text = read(Path.of("/proc/stat"));
    if (text.isEmpty()) {
      return 0;
    }
    var fields = List.of(text.lines().findFirst().orElse("").split(" +", -1));
    double ticks = 0;
    // user, nice, system, then irq and softirq; not idle and waiting, nor what is stolen
    for (var place : new int[] {1, 2, 3, 6, 7}) {
      ticks += Long.parseLong(fields.get(place));
    }
    return ticks * TICK;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException ended) {
      return "";
    }
  }
}
