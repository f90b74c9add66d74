package dev.latitude.pilot.dashboard;

import static dev.latitude.kit.document.PlainText.line;

import dev.latitude.pilot.pilot.ContextClause;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lays out what the two sides agreed on, and how each has kept its word. */
final class SidesWriter {
  private static final String DOT = " · ";

  private final DashboardView dashboard;
  private final Wording words;

  SidesWriter(DashboardView dashboard, Wording words) {
    this.dashboard = dashboard;
    this.words = words;
  }

  List<Page.PartyLine> parties() {
    return dashboard.acknowledgements().parties().stream().map(this::party).toList();
  }

  private Page.PartyLine party(DashboardView.Party party) {
    var tone = party.awaited() ? Tone.WAIT : party.acknowledgedAt() == null ? Tone.CALM : Tone.GOOD;
    return new Page.PartyLine(tone.css(), tone.sign(), line(party.person()), said(party));
  }

  private String said(DashboardView.Party party) {
    var at = party.acknowledgedAt();
    boolean complete = dashboard.acknowledgements().complete();
    var stands =
        at == null
            ? words.of(complete ? whyNot(party) : "parties.no")
            : words.filled("parties.yes", words.moment(at));
    return complete && party.awaited() ? stands + DOT + words.of("parties.proposed") : stands;
  }

  /** An approver who has not said so either has taken over what another one had agreed on. */
  private String whyNot(DashboardView.Party party) {
    return party.person().equals(dashboard.approver()) ? "parties.successor" : "parties.extended";
  }

  /** Which answers are shown; none while nobody has answered. */
  @Nullable String checked() {
    var checklist = dashboard.checklist();
    var delivery = checklist.lastDelivery();
    var update = checklist.lastUpdate();
    var said =
        Stream.of(
                delivery == null
                    ? ""
                    : words.filled(
                        "checklist.delivery",
                        line(delivery.delivery()),
                        words.date(delivery.deliveredOn())),
                update == null
                    ? ""
                    : words.filled("checklist.update", words.span(update.from(), update.to())))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(DOT));
    return said.isEmpty() ? null : said;
  }

  List<Page.CheckLine> checklist() {
    return dashboard.checklist().items().stream().map(this::check).toList();
  }

  /** The delivery speaks for the item, and the update where the delivery says nothing. */
  private Page.CheckLine check(DashboardView.CheckedLine line) {
    var atDelivery = line.doneAtLastDelivery();
    var inUpdate = line.doneInLastUpdate();
    var done = atDelivery == null ? inUpdate : atDelivery;
    var tone = done == null ? Tone.CALM : done ? Tone.GOOD : Tone.WAIT;
    return new Page.CheckLine(
        tone.css(),
        tone.sign(),
        words.of("checklist." + tone),
        line(line.item()),
        atDelivery == null || inUpdate == null || Objects.equals(atDelivery, inUpdate)
            ? null
            : words.of(inUpdate ? "checklist.update.done" : "checklist.update.not.done"));
  }

  List<Page.Clause> clauses() {
    return dashboard.contextClauses().stream()
        .map(clause -> new Page.Clause(words.of(clause.event()), reaction(clause)))
        .toList();
  }

  private String reaction(ContextClause clause) {
    var within = clause.withinDays();
    return words.of(clause.reaction())
        + (within == null ? "" : ", " + words.counted("clauses.within", within));
  }

  List<Page.Tally> author() {
    var counted = dashboard.trackRecord().author();
    return List.of(
        tally(
            "record.decisions",
            counted.decisionsTaken(),
            against("record.beyond.limit", counted.beyondLimit()),
            against("record.out.of.force", counted.outOfForce()),
            against("record.disputed", counted.disputed())),
        tally(
            "record.deliveries",
            counted.checklistRuns(),
            against(
                "record.incomplete", counted.checklistRuns() - counted.checklistRunsComplete())),
        tally(
            "record.updates",
            counted.statusUpdatesOnTime(),
            against("record.late", counted.statusUpdatesLate()),
            against("record.missing", counted.statusUpdatesMissing())));
  }

  List<Page.Tally> approver() {
    var counted = dashboard.trackRecord().approver();
    return List.of(
        tally(
            "record.reviews",
            counted.reviewsOnTime(),
            against("record.late", counted.reviewsLate()),
            against("record.missing", counted.reviewsMissing())),
        tally(
            "record.overrides",
            counted.overrides(),
            against("record.disputed", counted.disputed())),
        tally(
            "record.late.approvals",
            counted.lateApprovals(),
            against("record.days.waited", counted.daysWaited())));
  }

  /** What speaks against a number; nothing where there is none of it. */
  private String against(String key, long count) {
    return count == 0 ? "" : words.counted(key, count);
  }

  private Page.Tally tally(String label, long number, String... against) {
    var note = Stream.of(against).filter(one -> !one.isEmpty()).collect(Collectors.joining(", "));
    return new Page.Tally(
        words.of(label),
        words.number(number),
        note.isEmpty() ? null : note,
        note.isEmpty() ? "" : Tone.WAIT.css());
  }
}
