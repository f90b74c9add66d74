package dev.latitude.proposal.onepager;

import static dev.latitude.kit.document.PlainText.line;
import static dev.latitude.kit.document.PlainText.lines;

import dev.latitude.proposal.friction.FrictionSummary;
import dev.latitude.proposal.proposal.Attachment;
import dev.latitude.proposal.proposal.ContextClause;
import dev.latitude.proposal.proposal.EvidenceItem;
import dev.latitude.proposal.proposal.FinishedPilot;
import dev.latitude.proposal.proposal.Metric;
import dev.latitude.proposal.proposal.Metric.Direction;
import dev.latitude.proposal.proposal.PilotPlan;
import dev.latitude.proposal.proposal.RequestedRight;
import dev.latitude.proposal.proposal.RiskItem;
import dev.latitude.proposal.proposal.Trigger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says an offer in the words of one language. */
final class SheetWriter {
  private final Offer offer;
  private final Wording words;

  private SheetWriter(Offer offer, Wording words) {
    this.offer = offer;
    this.words = words;
  }

  static Sheet write(Offer offer, Wording words) {
    return new SheetWriter(offer, words).sheet();
  }

  private Sheet sheet() {
    var content = offer.content();
    var respondBy = offer.respondBy();
    return new Sheet(
        offer.proposal().toString(),
        line(content.title()),
        line(offer.author()),
        line(content.approver()),
        words.of(content.workScope()),
        status(),
        revision(),
        respondBy == null ? null : words.date(respondBy),
        content.businessOutcome() == null ? List.of() : lines(content.businessOutcome()),
        content.rights().stream().map(this::right).toList(),
        content.rights().stream().anyMatch(right -> right.limit() != null),
        content.boundaries().stream()
            .map(b -> new Sheet.BoundaryRow(line(b.decision()), line(b.heldBy())))
            .toList(),
        content.benefits().stream().map(benefit -> line(benefit)).toList(),
        content.metrics().stream().map(this::metric).toList(),
        content.risks().stream().map(this::risk).toList(),
        brakes(),
        content.contextClauses().stream().map(this::clause).toList(),
        content.checklist().stream().map(item -> line(item)).toList(),
        content.pilot() == null ? List.of() : trial(content.pilot()),
        Stream.concat(
                content.evidence().stream().map(this::evidence),
                offer.attachments().stream().flatMap(this::fact))
            .toList());
  }

  private String status() {
    return offer.isReplaced()
        ? words.filled("status.replaced", String.valueOf(offer.latestRevision()))
        : words.of(offer.state());
  }

  private @Nullable String revision() {
    var made = offer.made();
    return made == null
        ? null
        : words.filled(
            "revision.made",
            String.valueOf(made.revision()),
            line(made.by()),
            words.date(made.on()));
  }

  private Sheet.RightRow right(RequestedRight right) {
    return new Sheet.RightRow(
        line(offer.decisionTitles().getOrDefault(right.decision(), right.decision())),
        lines(right.rationale()),
        level(right.currentLevel()),
        level(right.requestedLevel()),
        right.limit() == null ? null : words.money(right.limit()),
        words.of(right.risk()),
        right.risk().name().toLowerCase(Locale.ROOT));
  }

  private Sheet.Level level(Enum<?> level) {
    return new Sheet.Level(words.of(level), words.of("means." + level.name()));
  }

  private Sheet.MetricRow metric(Metric metric) {
    var baseline = metric.baseline();
    var target = metric.target();
    var direction = metric.direction();
    return new Sheet.MetricRow(
        line(metric.name()),
        words.of(direction),
        baseline == null ? null : words.quantity(baseline.value(), metric.unit()),
        baseline == null
            ? null
            : words.filled(
                "baseline.source",
                line(baseline.source()),
                words.span(baseline.from(), baseline.to())),
        target == null
            ? null
            : words.filled(
                direction == Direction.HIGHER_IS_BETTER ? "target.least" : "target.most",
                words.quantity(target, metric.unit())));
  }

  private Sheet.RiskRow risk(RiskItem risk) {
    var answers = new ArrayList<Sheet.Fact>();
    answer(answers, "risk.mitigation", risk.mitigation());
    answer(answers, "risk.brake", risk.trigger() == null ? null : brakeOf(risk.trigger()));
    answer(answers, "risk.accepted", risk.acceptedResidual());
    if (answers.isEmpty()) {
      answers.add(new Sheet.Fact("", words.of("risk.open")));
    }
    return new Sheet.RiskRow(line(risk.description()), answers);
  }

  private void answer(List<Sheet.Fact> answers, String label, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      answers.add(new Sheet.Fact(words.of(label), line(text)));
    }
  }

  /** Brakes are numbered on the page, so that a risk can name its own. */
  private String brakeOf(String key) {
    var triggers = offer.content().triggers();
    var at = IntStream.range(0, triggers.size()).filter(i -> triggers.get(i).key().equals(key));
    var found = at.findFirst();
    return found.isPresent()
        ? words.filled("risk.brake.number", String.valueOf(found.getAsInt() + 1))
        : key;
  }

  private List<String> brakes() {
    Map<String, Metric> metrics =
        offer.content().metrics().stream()
            .collect(Collectors.toMap(Metric::key, Function.identity(), (first, _) -> first));
    var brakes = new BrakeWords(words, metrics);
    return offer.content().triggers().stream().map((Trigger t) -> brakes.of(t)).toList();
  }

  private Sheet.Fact clause(ContextClause clause) {
    var days = Objects.requireNonNullElse(clause.withinDays(), 0);
    return new Sheet.Fact(
        words.of(clause.event()),
        switch (clause.reaction()) {
          case REVIEW -> words.filled("clause.review", words.counted("days", days));
          case SUSPEND -> words.filled("clause.suspend", line(offer.content().approver()));
        });
  }

  private List<Sheet.Fact> trial(PilotPlan pilot) {
    var facts = new ArrayList<Sheet.Fact>();
    facts.add(new Sheet.Fact(words.of("trial.when"), period(pilot)));
    if (!pilot.reviewDates().isEmpty()) {
      facts.add(new Sheet.Fact(words.of("trial.reviews"), words.dates(pilot.reviewDates())));
    }
    var every = Objects.requireNonNull(pilot.statusUpdateEvery(), "has a default");
    facts.add(new Sheet.Fact(words.of("trial.updates"), words.every(every)));
    answer(facts, "trial.ends", pilot.endsEarlyIf());
    return facts;
  }

  private String period(PilotPlan pilot) {
    var end = pilot.end();
    if (end == null) {
      return words.filled("trial.from", words.date(pilot.start()));
    }
    var span = words.span(pilot.start(), end);
    long days = ChronoUnit.DAYS.between(pilot.start(), end) + 1;
    if (days < 1) {
      return span;
    }
    var length = days % 7 == 0 ? words.counted("weeks", days / 7) : words.counted("days", days);
    return words.filled("trial.length", span, length);
  }

  private Sheet.EvidenceRow evidence(EvidenceItem item) {
    return new Sheet.EvidenceRow(
        line(item.title()),
        item.completedOn() == null ? null : words.date(item.completedOn()),
        lines(item.result()),
        item.link() == null ? null : line(item.link()),
        item.link() == null ? null : webAddress(item.link()));
  }

  /** A kind that this version does not know yet is left out. */
  private Stream<Sheet.EvidenceRow> fact(Attachment fact) {
    return Stream.concat(
        Stream.ofNullable(fact.finishedPilot()).map(this::trialBefore),
        Stream.ofNullable(fact.frictionSummary()).map(this::friction));
  }

  private Sheet.EvidenceRow trialBefore(FinishedPilot pilot) {
    var result = words.oneOf("PilotResult", pilot.result());
    return new Sheet.EvidenceRow(
        line(pilot.title()),
        words.span(day(pilot.startedAt()), day(pilot.completedAt())),
        List.of(words.filled("evidence.pilot", line(pilot.approver()), line(result))),
        null,
        null);
  }

  private Sheet.EvidenceRow friction(FrictionSummary summary) {
    var decision = offer.decisionTitles().getOrDefault(summary.decision(), summary.decision());
    var often = words.counted("times", summary.count());
    var median = summary.medianWaiting();
    return new Sheet.EvidenceRow(
        words.filled("evidence.friction", line(decision)),
        words.span(summary.from(), summary.to()),
        List.of(
            median == null
                ? words.filled("evidence.friction.noted", often)
                : words.filled("evidence.friction.waited", often, words.hours(median))),
        null,
        null);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** Only what is a web address is made a link; the rest is printed as it was written. */
  private static @Nullable String webAddress(String text) {
    try {
      var uri = new URI(text);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null ? uri.toASCIIString() : null;
    } catch (URISyntaxException notAnAddress) {
      return null;
    }
  }
}
