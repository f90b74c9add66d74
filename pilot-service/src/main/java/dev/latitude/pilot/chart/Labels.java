package dev.latitude.pilot.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the names of lines beside them, and apart from one another. */
final class Labels {
  /** A line and the height at which its name stands. */
  record Placed(Chart.Line line, double y) {}

  private Labels() {}

  /** As many as fit; each as near to its line as the others allow. */
  static List<Placed> place(List<Chart.Line> lines, ValueScale scale, Frame frame) {
    int gap = frame.labelHeight();
    double top = Frame.TOP;
    double bottom = frame.bottom();
    int most = (int) ((bottom - top) / gap) + 1;
    var ordered =
        lines.stream()
            .sorted(Comparator.comparing(Chart.Line::value).reversed())
            .limit(most)
            .toList();
    var heights = new ArrayList<Double>();
    for (var line : ordered) {
      double wanted = scale.y(line.value());
      heights.add(heights.isEmpty() ? wanted : Math.max(wanted, heights.getLast() + gap));
    }
    double floor = bottom;
    for (int i = heights.size() - 1; i >= 0; i--) {
      heights.set(i, Math.min(heights.get(i), floor));
      floor = heights.get(i) - gap;
    }
    var placed = new ArrayList<Placed>();
    for (int i = 0; i < ordered.size(); i++) {
      placed.add(new Placed(ordered.get(i), heights.get(i)));
    }
    return placed;
  }
}
