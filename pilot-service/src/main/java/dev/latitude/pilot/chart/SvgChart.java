package dev.latitude.pilot.chart;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws a chart as an SVG element that stands in a page. It has classes and no colours, so the
 * page's style sheet can follow the reader's wish for a dark screen, and no style attributes, so a
 * strict content security policy leaves it alone.
 */
public final class SvgChart {
  private static final int DOT = 4;
  private static final int DIAMOND = 7;
  private static final Comparator<Chart.Line> MILD_FIRST =
      Comparator.comparing(Chart.Line::style).reversed();

  private final Chart chart;
  private final Frame frame;
  private final Chart.Axes axes;
  private final String id;
  private final ValueScale values;
  private final Plot plot;
  private final DayScale days;
  private final Svg svg = new Svg();

  private SvgChart(Chart chart, Frame frame, Chart.Axes axes, String id) {
    this.chart = chart;
    this.frame = frame;
    this.axes = axes;
    this.id = id;
    this.values = ValueScale.of(chart, frame);
    this.plot = Plot.of(chart, frame, values.ticks().stream().map(axes::number).toList());
    this.days = new DayScale(chart.from(), chart.to(), plot);
  }

  /**
   * The element, well-formed as XML and as HTML.
   *
   * @param id no other element of the page may have an id that begins with it
   */
  public static String draw(Chart chart, Frame frame, Chart.Axes axes, String id) {
    return new SvgChart(chart, frame, axes, id).draw();
  }

  private String draw() {
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + frame.width() + " " + frame.height(),
        "class",
        "chart " + frame.name().toLowerCase(Locale.ROOT),
        "role",
        "img",
        "aria-labelledby",
        id + "-title",
        "aria-describedby",
        id + "-desc");
    svg.text("title", chart.title(), "id", id + "-title");
    svg.text("desc", chart.description(), "id", id + "-desc");
    hatching();
    grid();
    forbidden();
    marks();
    band();
    lines();
    if (chart.dots().isEmpty()) {
      nothing();
    }
    course();
    dots();
    labels();
    return svg.end().written();
  }

  private void hatching() {
    svg.open("defs");
    svg.open(
        "pattern",
        "id",
        id + "-hatch",
        "width",
        8,
        "height",
        8,
        "patternUnits",
        "userSpaceOnUse",
        "patternTransform",
        "rotate(45)");
    svg.empty("line", "class", "hatch", "x1", 0, "y1", 0, "x2", 0, "y2", 8);
    svg.end().end();
  }

  private void grid() {
    for (var tick : values.ticks()) {
      double y = values.y(tick);
      svg.empty("line", "class", "grid", "x1", plot.left(), "y1", y, "x2", plot.right(), "y2", y);
      svg.text(
          "text",
          axes.number(tick),
          "class",
          "tick value",
          "x",
          plot.left() - Plot.NUMBER_GAP,
          "y",
          y + 4);
    }
    for (var day : days.ticks()) {
      double x = days.start(day);
      svg.empty(
          "line",
          "class",
          "tickmark",
          "x1",
          x,
          "y1",
          frame.bottom(),
          "x2",
          x,
          "y2",
          frame.bottom() + 4);
      svg.text("text", axes.day(day), "class", "tick day", "x", x, "y", frame.bottom() + 18);
    }
  }

  /** What the series should keep off: tinted, and hatched where crossing it stops the trial. */
  private void forbidden() {
    // from the mild to the severe, so that the hatching of a guardrail is on top
    for (var line : chart.lines().stream().filter(Chart.Line::acts).sorted(MILD_FIRST).toList()) {
      double y = values.y(line.value());
      double top = line.forbidden() == Chart.Side.ABOVE ? Frame.TOP : y;
      double bottom = line.forbidden() == Chart.Side.ABOVE ? y : frame.bottom();
      zone(top, bottom, "zone " + name(line.style()), null);
      if (line.style() == Chart.Style.GUARDRAIL) {
        zone(top, bottom, "zone", "url(#" + id + "-hatch)");
      }
    }
  }

  private void zone(double top, double bottom, String look, @Nullable String fill) {
    svg.empty(
        "rect",
        "class",
        look,
        "x",
        plot.left(),
        "y",
        top,
        "width",
        plot.width(),
        "height",
        Math.max(0, bottom - top),
        "fill",
        fill == null ? "none" : fill);
  }

  private void marks() {
    for (var mark : chart.marks()) {
      if (!days.shows(mark.day())) {
        continue;
      }
      double x = days.middle(mark.day(), mark.day());
      switch (mark.kind()) {
        case TODAY -> {
          svg.empty(
              "line",
              "class",
              "today",
              "x1",
              x,
              "y1",
              Frame.TOP - 6,
              "x2",
              x,
              "y2",
              frame.bottom());
          svg.text(
              "text",
              mark.label(),
              "class",
              "tick today " + anchor(x),
              "x",
              x,
              "y",
              Frame.TOP - 10);
        }
        case REVIEW -> {
          svg.open("path", "class", "review", "d", triangle(x));
          svg.text("title", mark.label()).end();
        }
      }
    }
  }

  /** A name near an edge leans inwards. */
  private String anchor(double x) {
    if (x < plot.left() + 30) {
      return "first";
    }
    return x > plot.right() - 30 ? "last" : "mid";
  }

  private String triangle(double x) {
    return path("M", x, frame.bottom() - 1.0)
        + path("L", x - 5, frame.bottom() - 10.0)
        + path("L", x + 5, frame.bottom() - 10.0)
        + "Z";
  }

  private void nothing() {
    svg.text(
        "text",
        chart.nothing(),
        "class",
        "nothing",
        "x",
        (plot.left() + plot.right()) / 2,
        "y",
        widestGap());
  }

  /** The middle of the widest strip that no line crosses. */
  private double widestGap() {
    var edges =
        DoubleStream.concat(
                DoubleStream.of(Frame.TOP, frame.bottom()),
                chart.lines().stream().mapToDouble(line -> values.y(line.value())))
            .sorted()
            .toArray();
    int widest = 1;
    for (int i = 2; i < edges.length; i++) {
      if (edges[i] - edges[i - 1] > edges[widest] - edges[widest - 1]) {
        widest = i;
      }
    }
    return (edges[widest - 1] + edges[widest]) / 2;
  }

  /** Between the lowest and the highest of values that are drawn as one. */
  private void band() {
    var grouped = counted().stream().filter(dot -> dot.lowest() != null).toList();
    if (grouped.size() < 2) {
      return;
    }
    var upper = grouped.stream().map(dot -> path("L", x(dot), y(dot.highest(), dot))).toList();
    var lower =
        grouped.reversed().stream().map(dot -> path("L", x(dot), y(dot.lowest(), dot))).toList();
    svg.empty(
        "path",
        "class",
        "band",
        "d",
        "M" + String.join("", upper).substring(1) + String.join("", lower) + "Z");
  }

  private double y(@Nullable BigDecimal value, Chart.Dot dot) {
    return values.y(value == null ? dot.value() : value);
  }

  private void lines() {
    for (var line : chart.lines()) {
      double y = values.y(line.value());
      svg.empty(
          "line",
          "class",
          "level " + name(line.style()),
          "x1",
          plot.left(),
          "y1",
          y,
          "x2",
          plot.right(),
          "y2",
          y);
    }
  }

  private List<Chart.Dot> counted() {
    return chart.dots().stream().filter(dot -> dot.weight() != Chart.Weight.NOT_COUNTED).toList();
  }

  /** From value to value; what does not count is passed by. */
  private void course() {
    var counted = counted();
    if (counted.size() > 1) {
      svg.empty(
          "path",
          "class",
          "course",
          "d",
          IntStream.range(0, counted.size())
              .mapToObj(i -> path(i == 0 ? "M" : "L", x(counted.get(i)), y(counted.get(i))))
              .collect(Collectors.joining()));
    }
  }

  private void dots() {
    boolean all = chart.dots().size() <= plot.dotsDrawn();
    for (var dot : chart.dots()) {
      if (all || dot.weight() != Chart.Weight.COUNTED) {
        svg.open("g", "class", "dot " + dot.weight().name().toLowerCase(Locale.ROOT));
        svg.text("title", dot.label());
        if (all) {
          stretch(dot);
        }
        shape(dot);
        svg.end();
      }
    }
  }

  /** Of several values told as one, the one that lies beyond a line. */
  private BigDecimal beyond(Chart.Dot dot) {
    var highest = requireNonNullElse(dot.highest(), dot.value());
    var lowest = requireNonNullElse(dot.lowest(), dot.value());
    return chart.lines().stream()
        .filter(Chart.Line::acts)
        .flatMap(line -> Stream.of(highest, lowest).filter(line::isCrossedBy))
        .findFirst()
        .orElse(dot.value());
  }

  /** The days a value is for. */
  private void stretch(Chart.Dot dot) {
    double from = days.start(dot.from());
    double to = days.end(dot.to());
    if (to - from > 3 * DOT) {
      svg.empty(
          "line", "class", "stretch", "x1", from + 1, "y1", y(dot), "x2", to - 1, "y2", y(dot));
    }
  }

  private void shape(Chart.Dot dot) {
    double x = x(dot);
    double y = dot.weight() == Chart.Weight.BEYOND ? values.y(beyond(dot)) : y(dot);
    switch (dot.weight()) {
      case COUNTED -> svg.empty("circle", "cx", x, "cy", y, "r", DOT);
      case BEYOND ->
          svg.empty(
              "path",
              "d",
              path("M", x, y - DIAMOND)
                  + path("L", x + DIAMOND, y)
                  + path("L", x, y + DIAMOND)
                  + path("L", x - DIAMOND, y)
                  + "Z");
      case NOT_COUNTED -> {
        svg.empty("circle", "cx", x, "cy", y, "r", DOT + 1);
        svg.empty(
            "path",
            "class",
            "cross",
            "d",
            path("M", x - DOT, y - DOT)
                + path("L", x + DOT, y + DOT)
                + path("M", x - DOT, y + DOT)
                + path("L", x + DOT, y - DOT));
      }
    }
  }

  private void labels() {
    int x = plot.right();
    for (var label : Labels.place(chart.lines(), values, frame)) {
      var line = label.line();
      svg.empty(
          "path",
          "class",
          "leader " + name(line.style()),
          "d",
          path("M", x, values.y(line.value()))
              + path("L", x + 6.0, label.y())
              + path("L", x + 10.0, label.y()));
      if (frame == Frame.WIDE) {
        svg.text(
            "text",
            line.name() + " " + line.amount(),
            "class",
            "label " + name(line.style()),
            "x",
            x + Plot.LABEL_GAP,
            "y",
            label.y() + 4);
      } else {
        svg.text(
            "text",
            line.name(),
            "class",
            "label " + name(line.style()),
            "x",
            x + Plot.LABEL_GAP,
            "y",
            label.y() - 2);
        svg.text(
            "text",
            line.amount(),
            "class",
            "label amount " + name(line.style()),
            "x",
            x + Plot.LABEL_GAP,
            "y",
            label.y() + 11);
      }
    }
  }

  private double x(Chart.Dot dot) {
    return days.middle(dot.from(), dot.to());
  }

  private double y(Chart.Dot dot) {
    return values.y(dot.value());
  }

  private static String name(Chart.Style style) {
    return style.name().toLowerCase(Locale.ROOT);
  }

  private static String path(String step, double x, double y) {
    return step + Svg.value(x) + " " + Svg.value(y);
  }
}
