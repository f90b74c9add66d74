package dev.latitude.pilot.chart;

import java.util.List;

/**
 * Where in a frame the series is drawn: what the numbers on its left and the names on its right
 * leave. Both take the room they need, since what does not fit into a chart is cut off.
 */
record Plot(Frame frame, int left, int right) {
  /** Between a number and the plot. */
  static final int NUMBER_GAP = 7;

  /** Between the plot and a name; a leader goes across. */
  static final int LABEL_GAP = 12;

  private static final int LEAST = 40;
  private static final int DOT_WIDTH = 8;
  private static final double BOLD = 1.1;

  /**
   * @param numbers what is written beside the vertical axis
   */
  static Plot of(Chart chart, Frame frame, List<String> numbers) {
    double written =
        numbers.stream().mapToDouble(Plot::ems).max().orElse(0) * Frame.NUMBER_SIZE + NUMBER_GAP;
    double named =
        chart.lines().stream().mapToDouble(line -> widest(line, frame)).max().orElse(0)
                * frame.labelSize()
            + LABEL_GAP;
    int left = Math.max(Frame.LEFT, (int) Math.ceil(written));
    int right = frame.width() - Math.max(frame.labels(), (int) Math.ceil(named));
    return new Plot(frame, left, Math.max(right, left + LEAST));
  }

  int width() {
    return right - left;
  }

  /** How many days can stand beside one another on the axis. */
  int daysNamed() {
    return Math.max(1, width() / frame.dayWidth());
  }

  /** How many dots can be told apart; of more, only those are drawn that need a look. */
  int dotsDrawn() {
    return width() / DOT_WIDTH;
  }

  private static double widest(Chart.Line line, Frame frame) {
    double widest =
        frame == Frame.WIDE
            ? ems(line.name() + " " + line.amount())
            : Math.max(ems(line.name()), ems(line.amount()));
    return line.acts() ? widest * BOLD : widest;
  }

  /** About how wide a text is, in the widest of the fonts that the page asks for. */
  private static double ems(String text) {
    return text.chars().mapToDouble(Plot::em).sum();
  }

  private static double em(int letter) {
    if (" \u00A0.,:;'’-/()Ifijlrt".indexOf(letter) >= 0) {
      return 0.41;
    }
    return "MWmw%".indexOf(letter) >= 0 ? 0.98 : 0.64;
  }
}
