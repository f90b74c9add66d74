package dev.latitude.pilot.dashboard;

import static dev.latitude.kit.document.PlainText.line;
import static dev.latitude.kit.document.PlainText.lines;

import dev.latitude.pilot.chart.Frame;
import dev.latitude.pilot.chart.SvgChart;
import dev.latitude.pilot.measurement.Standing;
import dev.latitude.pilot.pilot.PilotState;
import dev.latitude.pilot.pilot.Right;
import dev.latitude.pilot.trigger.Trigger;
import dev.latitude.pilot.trigger.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lays a dashboard out as a page. */
final class PageWriter {
  private static final String DOT = " · ";

  private final DashboardView dashboard;
  private final Wording words;

  private PageWriter(DashboardView dashboard, Wording words) {
    this.dashboard = dashboard;
    this.words = words;
  }

  static Page write(DashboardView dashboard, Wording words) {
    return new PageWriter(dashboard, words).page();
  }

  private Page page() {
    var updates = dashboard.updates();
    var sides = new SidesWriter(dashboard, words);
    return new Page(
        dashboard,
        line(dashboard.title()),
        line(dashboard.author()),
        line(dashboard.approver()),
        dashboard.observers().stream().map(person -> line(person)).toList(),
        words.span(dashboard.dates().start(), dashboard.dates().end()),
        state(),
        Tone.of(dashboard.state(), dashboard.result()).css(),
        words.of(stateKey() + ".means"),
        why(),
        facts(),
        metrics(),
        happenings(),
        overdue(),
        updates.next() == null
            ? null
            : words.filled("updates.next", words.span(updates.next().from(), updates.next().to())),
        updates.latest().stream().map(this::reported).toList(),
        words.of(dashboard.rightsInForce() ? "rights.in.force" : "rights.not.in.force"),
        dashboard.rights().stream().map(this::right).toList(),
        dashboard.boundaries().stream()
            .map(kept -> new Page.Kept(line(kept.decision()), line(kept.heldBy())))
            .toList(),
        sides.parties(),
        sides.checked(),
        sides.checklist(),
        sides.clauses(),
        sides.author(),
        sides.approver(),
        words.filled(
            "foot",
            dashboard.pilot().toString(),
            String.valueOf(dashboard.revision()),
            words.date(dashboard.today())));
  }

  private String state() {
    var result = dashboard.result();
    return words.of(dashboard.state()) + (result == null ? "" : ": " + words.of(result));
  }

  /** An active pilot whose last day has passed has no rights in force. */
  private String stateKey() {
    var result = dashboard.result();
    var key = "PilotState." + dashboard.state();
    if (dashboard.state() == PilotState.ACTIVE && !dashboard.rightsInForce()) {
      return key + ".over";
    }
    return result == null ? key : key + "." + result;
  }

  /** In the reader's language where it is known what stopped it, and else as it was recorded. */
  private @Nullable String why() {
    var stopped =
        switch (dashboard.state()) {
          case PAUSED -> "pilot.paused";
          case REVERTED -> "pilot.reverted";
          case PLANNED, ACTIVE, COMPLETED, CANCELLED -> "";
        };
    return dashboard.happenings().stream()
        .filter(happening -> happening.type().equals(stopped))
        .findFirst()
        .map(
            happening ->
                happening.words() == null
                    ? happening.text()
                    : happening.text() + " “" + happening.words() + "”")
        .orElse(dashboard.stateReason() == null ? null : line(dashboard.stateReason()));
  }

  private List<Page.Fact> facts() {
    var facts = new ArrayList<Page.Fact>();
    facts.add(daysLeft());
    facts.add(brakes());
    facts.add(nextReview());
    facts.add(lastUpdate());
    acknowledged().ifPresent(facts::add);
    return facts;
  }

  private Page.Fact daysLeft() {
    var dates = dashboard.dates();
    var left = dates.daysLeft();
    var day = dates.day();
    if (left == null) {
      return fact("fact.days", words.of("fact.days.over"), words.date(dates.end()), Tone.CALM);
    }
    if (day == null) {
      return fact(
          "fact.start", words.day(dates.start()), words.counted("days", dates.days()), Tone.CALM);
    }
    return fact(
        "fact.days",
        words.number(left),
        words.filled(
            "fact.days.note",
            words.number(day),
            words.number(dates.days()),
            words.date(dates.end())),
        Tone.CALM);
  }

  /** Only what acts; what is watched says so where it stands. */
  private Page.Fact brakes() {
    var verdicts =
        dashboard.metrics().stream()
            .flatMap(metric -> metric.triggers().stream())
            .filter(trigger -> trigger.mode() == Trigger.Mode.ARMED)
            .map(DashboardView.Brake::verdict)
            .toList();
    if (verdicts.isEmpty()) {
      return fact("fact.brakes", words.of("brakes.none.armed"), null, Tone.CALM);
    }
    long breached = count(verdicts, Verdict.BREACHED);
    long waiting = count(verdicts, Verdict.INSUFFICIENT_DATA);
    var note =
        waiting == 0 || waiting == verdicts.size()
            ? words.counted("brakes.armed", verdicts.size())
            : words.counted("brakes.waiting", waiting);
    if (breached > 0) {
      return fact("fact.brakes", words.counted("brakes.breached", breached), note, Tone.BAD);
    }
    return waiting == verdicts.size()
        ? fact("fact.brakes", words.of("brakes.no.data"), note, Tone.CALM)
        : fact("fact.brakes", words.of("brakes.within"), note, Tone.worst(verdicts));
  }

  private static long count(List<Verdict> verdicts, Verdict one) {
    return verdicts.stream().filter(verdict -> verdict == one).count();
  }

  private Page.Fact nextReview() {
    var review = dashboard.nextReview();
    if (review == null) {
      return fact("fact.review", words.of("fact.none"), null, Tone.CALM);
    }
    return fact(
        "fact.review",
        words.day(review.date()),
        review.overdue() ? words.of("fact.review.overdue") : null,
        review.overdue() ? Tone.WAIT : Tone.CALM);
  }

  private Page.Fact lastUpdate() {
    var latest = dashboard.updates().latest();
    var overdue = overdue();
    if (latest.isEmpty()) {
      return fact(
          "fact.update",
          words.of("fact.none.yet"),
          overdue,
          overdue == null ? Tone.CALM : Tone.WAIT);
    }
    var last = latest.getFirst();
    return fact(
        "fact.update",
        words.of(last.health()),
        overdue == null ? words.span(last.from(), last.to()) : overdue,
        overdue == null ? Tone.of(last.health()) : Tone.WAIT);
  }

  private @Nullable String overdue() {
    int overdue = dashboard.updates().overdue();
    return overdue == 0 ? null : words.counted("updates.overdue", overdue);
  }

  /** Only while somebody has something to acknowledge. */
  private Optional<Page.Fact> acknowledged() {
    var stand = dashboard.acknowledgements();
    var missing =
        stand.parties().stream()
            .filter(DashboardView.Party::awaited)
            .map(party -> line(party.person()))
            .collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            fact(
                stand.complete() ? "fact.proposed" : "fact.acknowledged",
                words.of("fact.acknowledged.no"),
                words.filled("fact.acknowledged.missing", missing),
                Tone.WAIT));
  }

  private Page.Fact fact(String label, String figure, @Nullable String note, Tone tone) {
    return new Page.Fact(words.of(label), figure, note, tone.css());
  }

  private List<Page.MetricCard> metrics() {
    var charts = new ChartWriter(dashboard, words);
    return IntStream.range(0, dashboard.metrics().size())
        .mapToObj(i -> card("metric-" + i, dashboard.metrics().get(i), charts))
        .toList();
  }

  private Page.MetricCard card(String id, DashboardView.MetricBoard metric, ChartWriter charts) {
    var chart = charts.chart(metric);
    var latest = metric.latest();
    var points = metric.series().points();
    return new Page.MetricCard(
        id,
        line(metric.name()),
        latest == null ? null : words.quantity(latest.value(), metric.unit()),
        latest == null ? null : words.span(latest.from(), latest.to()),
        words.of(metric.direction()) + DOT + words.filled("metrics.unit", line(metric.unit())),
        SvgChart.draw(chart, Frame.WIDE, words, id + "-wide"),
        SvgChart.draw(chart, Frame.NARROW, words, id + "-narrow"),
        hint(metric),
        metric.triggers().stream().map(this::brake).toList(),
        words.filled("table.title", line(metric.name())),
        metric.series().grouped(),
        points.stream().map(point -> row(metric, point)).toList());
  }

  /** What signs in the chart mean, as far as there are any. */
  private @Nullable String hint(DashboardView.MetricBoard metric) {
    var points = metric.series().points();
    var hints =
        Stream.of(
                dashboard.reviewDates().isEmpty() ? "" : "hint.reviews",
                points.stream().anyMatch(point -> ChartWriter.isBeyond(metric, point))
                    ? "hint.beyond"
                    : "",
                points.stream().anyMatch(point -> point.standing() != Standing.COUNTED)
                    ? "hint.not.counted"
                    : "",
                metric.series().grouped() ? "hint.grouped" : "")
            .filter(key -> !key.isEmpty())
            .map(words::of)
            .collect(Collectors.joining(DOT));
    return hints.isEmpty() ? null : hints;
  }

  private Page.BrakeLine brake(DashboardView.Brake brake) {
    var tone = Tone.of(brake);
    var missing = brake.missingData();
    return new Page.BrakeLine(
        tone.css(),
        tone.sign(),
        words.of(brake.verdict()),
        brake.rule(),
        brake.reason(),
        missing == null || !missing.missing()
            ? null
            : words.filled("brakes.missing", words.date(missing.since())));
  }

  private Page.Row row(DashboardView.MetricBoard metric, DashboardView.Point point) {
    boolean beyond = ChartWriter.isBeyond(metric, point);
    var lowest = point.lowest();
    var highest = point.highest();
    return new Page.Row(
        words.span(point.from(), point.to()),
        words.quantity(point.value(), metric.unit()),
        lowest == null || highest == null
            ? ""
            : words.number(lowest) + " – " + words.number(highest),
        words.number(point.sampleSize()),
        beyond ? words.of("weight.BEYOND") : words.of(point.standing()),
        beyond ? Tone.BAD.css() : point.standing() == Standing.COUNTED ? "" : Tone.CALM.css());
  }

  private List<Page.Happened> happenings() {
    return dashboard.happenings().stream()
        .map(
            happening ->
                new Page.Happened(
                    Tone.ofEvent(happening.type()).css(),
                    happening.at().toString(),
                    words.moment(happening.at()),
                    happening.text(),
                    happening.words()))
        .toList();
  }

  private Page.Reported reported(DashboardView.Update update) {
    var tone = Tone.of(update.health());
    return new Page.Reported(
        tone.css(),
        tone.sign(),
        words.of(update.health()),
        words.span(update.from(), update.to()),
        lines(update.summary()));
  }

  private Page.OwnedDecision right(Right right) {
    var limit = right.limit();
    return new Page.OwnedDecision(
        line(right.decision()),
        words.of(right.level()),
        words.of(right.dimension())
            + (limit == null ? "" : DOT + words.filled("rights.limit", words.money(limit)))
            + DOT
            + words.filled("rights.risk", words.of(right.risk())));
  }
}
