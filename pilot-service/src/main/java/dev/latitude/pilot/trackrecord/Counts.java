package dev.latitude.pilot.trackrecord;

import java.util.EnumMap;
import java.util.Map;

/** How much of everything there was. */
public final class Counts {
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);

  void add(Count what, long howMany) {
    counts.merge(what, howMany, Long::sum);
  }

  void addAll(Counts others) {
    others.counts.forEach(this::add);
  }

  long of(Count what) {
    return counts.getOrDefault(what, 0L);
  }
}
