package dev.latitude.pilot.dashboard;

import static dev.latitude.kit.document.PlainText.line;

import dev.latitude.pilot.chart.Chart;
import dev.latitude.pilot.measurement.Standing;
import dev.latitude.pilot.trigger.Trigger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the chart of a metric. */
final class ChartWriter {
  private final DashboardView dashboard;
  private final Wording words;

  ChartWriter(DashboardView dashboard, Wording words) {
    this.dashboard = dashboard;
    this.words = words;
  }

  Chart chart(DashboardView.MetricBoard metric) {
    var lines = lines(metric);
    return new Chart(
        words.filled("chart.title", line(metric.name())),
        description(metric, lines),
        metric.series().from(),
        metric.series().to(),
        metric.series().points().stream().map(point -> dot(metric, point)).toList(),
        lines,
        marks(),
        words.of("metrics.none"));
  }

  private String description(DashboardView.MetricBoard metric, List<Chart.Line> lines) {
    var latest = metric.latest();
    var said =
        latest == null
            ? words.of("metrics.none") + "."
            : words.filled(
                "chart.values",
                words.counted("values", metric.series().values()),
                quantity(metric, latest.value()),
                words.span(latest.from(), latest.to()));
    var levels =
        lines.stream()
            .map(level -> level.name() + " " + level.amount() + ".")
            .collect(Collectors.joining(" "));
    return said + " " + levels;
  }

  private Chart.Dot dot(DashboardView.MetricBoard metric, DashboardView.Point point) {
    var weight =
        point.standing() != Standing.COUNTED
            ? Chart.Weight.NOT_COUNTED
            : isBeyond(metric, point) ? Chart.Weight.BEYOND : Chart.Weight.COUNTED;
    return new Chart.Dot(
        point.from(),
        point.to(),
        point.value(),
        point.lowest(),
        point.highest(),
        weight,
        words.span(point.from(), point.to())
            + ": "
            + quantity(metric, point.value())
            + (weight == Chart.Weight.COUNTED ? "" : ", " + words.of("weight." + weight)));
  }

  /** Whether it lies beyond the limit of a brake that counts it and acts. */
  static boolean isBeyond(DashboardView.MetricBoard metric, DashboardView.Point point) {
    return point.standing() == Standing.COUNTED
        && metric.triggers().stream()
            .filter(trigger -> trigger.mode() == Trigger.Mode.ARMED)
            .filter(trigger -> point.sampleSize() >= trigger.minimumSample())
            .anyMatch(trigger -> isBeyond(trigger, point));
  }

  private static boolean isBeyond(DashboardView.Brake trigger, DashboardView.Point point) {
    var limit = trigger.limit();
    if (limit == null) {
      return false;
    }
    return switch (trigger.operator()) {
      case ABOVE -> extreme(point.highest(), point).compareTo(limit) > 0;
      case BELOW -> extreme(point.lowest(), point).compareTo(limit) < 0;
    };
  }

  private static BigDecimal extreme(@Nullable BigDecimal extreme, DashboardView.Point point) {
    return Objects.requireNonNullElse(extreme, point.value());
  }

  private List<Chart.Line> lines(DashboardView.MetricBoard metric) {
    var lines = new ArrayList<Chart.Line>();
    level(metric.baseline(), Chart.Style.BASELINE, lines);
    level(metric.target(), Chart.Style.TARGET, lines);
    for (var trigger : metric.triggers()) {
      var limit = trigger.limit();
      if (limit != null) {
        var style = style(trigger);
        lines.add(
            new Chart.Line(
                limit,
                style,
                Chart.Side.valueOf(trigger.operator().name()),
                words.of("line." + style),
                words.filled("line." + trigger.operator(), words.number(limit))));
      }
    }
    return lines;
  }

  private void level(@Nullable BigDecimal value, Chart.Style style, List<Chart.Line> lines) {
    if (value != null) {
      lines.add(new Chart.Line(value, style, null, words.of("line." + style), words.number(value)));
    }
  }

  private static Chart.Style style(DashboardView.Brake trigger) {
    if (trigger.mode() == Trigger.Mode.SHADOW) {
      return Chart.Style.WATCHED;
    }
    return switch (trigger.kind()) {
      case GUARDRAIL -> Chart.Style.GUARDRAIL;
      case SIGNAL -> Chart.Style.SIGNAL;
    };
  }

  private List<Chart.Mark> marks() {
    return Stream.concat(
            dashboard.reviewDates().stream()
                .map(
                    day ->
                        new Chart.Mark(
                            day.date(),
                            Chart.Mark.Kind.REVIEW,
                            words.filled(
                                day.extra() ? "mark.review.extra" : "mark.review",
                                words.date(day.date())))),
            Stream.of(
                new Chart.Mark(dashboard.today(), Chart.Mark.Kind.TODAY, words.of("mark.today"))))
        .toList();
  }

  private String quantity(DashboardView.MetricBoard metric, BigDecimal value) {
    return words.quantity(value, metric.unit());
  }
}
