package dev.latitude.bench.report;

import dev.latitude.bench.measure.Figure;
import dev.latitude.bench.measure.RatioResult;
import dev.latitude.bench.measure.Result;
import dev.latitude.bench.measure.SideResult;
import dev.latitude.bench.measure.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A result for people, in lines. */
public final class Table {
  private Table() {}

  public static List<String> of(Result result) {
    var lines = new ArrayList<String>();
    lines.add("%s: %s".formatted(result.name(), result.title()));
    lines.add(
        "  size %s, %d connections, %d rounds of %s s%s"
            .formatted(
                result.size(),
                result.connections(),
                result.rounds(),
                number(result.seconds()),
                statements(result)));
    for (var side : result.sides()) {
      lines.add(line(side));
    }
    if (result.perSecond() > 0) {
      lines.add("  one operation, in µs, at %,.0f a second:".formatted(result.perSecond()));
      for (var side : result.sides()) {
        lines.add(
            "    %-10s p50 %s   p99 %s"
                .formatted(side.name(), spread(side.p50()), spread(side.p99())));
      }
    }
    result.ratios().forEach(ratio -> lines.add(line(ratio)));
    result.figures().forEach(figure -> lines.add(line(figure)));
    return lines;
  }

  private static String statements(Result result) {
    return result.statements().values().stream()
        .map(sql -> ", %d statements each".formatted(sql.size()))
        .collect(Collectors.joining());
  }

  private static String line(SideResult side) {
    return "    %-10s %s a second   processor µs each: %s   others kept %.1f processors busy"
        .formatted(
            side.name(),
            spread(side.throughput()),
            side.processorMicros().entrySet().stream()
                .filter(group -> group.getValue() >= 0.05)
                .map(group -> group.getKey() + " " + number(group.getValue()))
                .collect(Collectors.joining(", ")),
            side.othersBusy());
  }

  private static String line(RatioResult result) {
    var goal = result.goal();
    return "  %s of %s to %s: %s, to be %s %s: %s"
        .formatted(
            goal.kind().word(),
            goal.side(),
            goal.against(),
            spread(result.ratio()),
            goal.kind() == dev.latitude.bench.cases.Goal.Kind.P99 ? "at most" : "at least",
            number(goal.bound()),
            result.reached() ? "reached" : "NOT reached");
  }

  private static String line(Figure figure) {
    return "  %s: %s %s%s"
        .formatted(
            figure.name(),
            spread(figure.value()),
            figure.unit(),
            figure.most() == null
                ? ""
                : ", to be at most %s: %s"
                    .formatted(
                        number(figure.most()), figure.reached() ? "reached" : "NOT reached"));
  }

  private static String spread(Spread spread) {
    return "%s [%s–%s]"
        .formatted(number(spread.median()), number(spread.low()), number(spread.high()));
  }

  /** Three digits that mean something. */
  private static String number(double value) {
    var format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
