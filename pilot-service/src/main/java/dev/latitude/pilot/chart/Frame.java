package dev.latitude.pilot.chart;

/** The shape of a chart: text keeps its size, so a small screen gets a chart of its own. */
public enum Frame {
  /** Beside a desk, and on paper; a label fits on a line. */
  WIDE(760, 270, 178, 12.5, 58),
  /** On a phone; a label takes two lines. */
  NARROW(340, 260, 92, 12, 48);

  static final int TOP = 22;
  static final int BOTTOM = 30;

  /** What the numbers of the vertical axis have at least. */
  static final int LEFT = 44;

  /** The size of their letters; as the style sheet has it. */
  static final double NUMBER_SIZE = 11.5;

  private final int width;
  private final int height;
  private final int labels;
  private final double labelSize;
  private final int dayWidth;

  Frame(int width, int height, int labels, double labelSize, int dayWidth) {
    this.width = width;
    this.height = height;
    this.labels = labels;
    this.labelSize = labelSize;
    this.dayWidth = dayWidth;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** What the names of lines have at least. */
  int labels() {
    return labels;
  }

  /** The size of their letters; as the style sheet has it. */
  double labelSize() {
    return labelSize;
  }

  int bottom() {
    return height - BOTTOM;
  }

  /** What a day takes that is named on the axis. */
  int dayWidth() {
    return dayWidth;
  }

  /** The height of a label. */
  int labelHeight() {
    return this == WIDE ? 16 : 28;
  }
}
