package dev.latitude.pilot.chart;

/** The shape of a chart: text keeps its size, so a small screen gets a chart of its own. */
public enum Frame {
  /** Beside a desk, and on paper; a label fits on a line. */
  WIDE(760, 270, 178, 9, 66),
  /** On a phone; a label takes two lines. */
  NARROW(340, 260, 92, 4, 24);

  static final int TOP = 22;
  static final int BOTTOM = 30;
  static final int LEFT = 44;

  private final int width;
  private final int height;
  private final int labels;
  private final int daysNamed;
  private final int dotsDrawn;

  Frame(int width, int height, int labels, int daysNamed, int dotsDrawn) {
    this.width = width;
    this.height = height;
    this.labels = labels;
    this.daysNamed = daysNamed;
    this.dotsDrawn = dotsDrawn;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int right() {
    return width - labels;
  }

  int bottom() {
    return height - BOTTOM;
  }

  /** How many days can stand beside one another on the axis. */
  int daysNamed() {
    return daysNamed;
  }

  /** How many dots can be told apart; of more, only those are drawn that need a look. */
  int dotsDrawn() {
    return dotsDrawn;
  }

  /** The height of a label. */
  int labelHeight() {
    return this == WIDE ? 16 : 28;
  }
}
