package dev.latitude.agreement.trace;

import static dev.latitude.kit.document.PlainText.line;

import dev.latitude.agreement.agreement.Measured;
import dev.latitude.agreement.document.Wording;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Money;
import dev.latitude.agreement.right.Right;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page says, in the words of one language. A step that there is nothing to tell of says
 * why in its {@code nothing}.
 *
 * @param agreement where the clause stands
 */
public record TraceSheet(
    String title,
    String people,
    Step request,
    List<RoundRow> rounds,
    @Nullable String moreRounds,
    Step trial,
    List<String> measured,
    Step clause,
    List<String> signatures,
    @Nullable String hash,
    Step hr,
    String agreement) {

  /**
   * A step of the way.
   *
   * @param link where there is more to read
   */
  public record Step(List<String> lines, @Nullable String link, @Nullable String nothing) {
    static Step of(List<String> lines, String link) {
      return new Step(lines, link, null);
    }

    static Step nothing(String why) {
      return new Step(List.of(), null, why);
    }
  }

  /** A round of the negotiation. */
  public record RoundRow(
      String number, String who, String when, String asked, @Nullable String why) {}

  static TraceSheet write(Trace trace, Wording words) {
    var request = trace.request();
    var agreement = "/api/v1/agreements/" + trace.agreementId() + "/document";
    return new TraceSheet(
        line(trace.decision()),
        words.filled("trace.people", line(trace.employee()), line(trace.approver())),
        request(trace, words),
        request == null
            ? List.of()
            : request.rounds().stream().map(round -> round(round, words)).toList(),
        request != null && request.moreRounds() ? words.of("trace.rounds.more") : null,
        trial(trace, words),
        trace.measured().stream().map(measured -> measured(measured, words)).toList(),
        Step.of(clause(trace.clause(), words), agreement),
        trace.clause().signatures().stream()
            .map(
                signature ->
                    words.filled(
                        "trace.signed", line(signature.person()), words.moment(signature.at())))
            .toList(),
        trace.clause().hash(),
        hr(trace, words),
        agreement);
  }

  private static Step request(Trace trace, Wording words) {
    var request = trace.request();
    if (request == null) {
      return Step.nothing(words.of("trace.request.hidden"));
    }
    var lines =
        List.of(
            Optional.ofNullable(request.title()).orElse(""),
            Optional.ofNullable(request.businessOutcome()).orElse(""),
            words.filled("trace.request.by", request.author()));
    return Step.of(
        lines.stream().filter(text -> !text.isBlank()).map(text -> line(text)).toList(),
        "/api/v1/proposals/" + request.proposalId() + "/one-pager");
  }

  private static RoundRow round(Trace.Round round, Wording words) {
    var asked = round.requestedLevel();
    var why = round.rationale();
    return new RoundRow(
        words.filled("trace.round", String.valueOf(round.revision())),
        line(round.author()),
        words.moment(round.submittedAt()),
        asked == null
            ? words.of("trace.round.out")
            : levels(round.currentLevel(), asked, words) + upTo(round.limit(), words),
        why == null ? null : line(why));
  }

  private static String levels(@Nullable DelegationLevel from, DelegationLevel to, Wording words) {
    return from == null
        ? words.of(to)
        : words.filled("trace.round.levels", words.of(from), words.of(to));
  }

  private static Step trial(Trace trace, Wording words) {
    var trial = trace.trial();
    if (trial == null) {
      return Step.nothing(words.of("trace.trial.none"));
    }
    var started = trial.startedAt();
    var completed = trial.completedAt();
    var lines =
        List.of(
            started == null || completed == null
                ? ""
                : words.filled("trace.trial.time", words.moment(started), words.moment(completed)),
            trial.tried() == null
                ? words.of("trace.trial.not.this")
                : words.filled("trace.trial.tried", right(trial.tried(), words)),
            trial.graduated() == null
                ? words.of("trace.trial.not.graduated")
                : words.filled("trace.trial.graduated", right(trial.graduated(), words)));
    return Step.of(
        lines.stream().filter(text -> !text.isBlank()).toList(),
        "/api/v1/pilots/" + trial.pilotId() + "/dashboard");
  }

  private static String measured(Measured measured, Wording words) {
    return words.filled(
        "trace.measured",
        line(measured.metric()),
        words.quantity(measured.value(), measured.unit()),
        words.quantity(measured.target(), measured.unit()),
        words.of(measured.met() ? "measured.met" : "measured.missed"),
        words.number(BigDecimal.valueOf(measured.sampleSize())),
        words.span(measured.from(), measured.to()));
  }

  private static List<String> clause(Trace.Clause clause, Wording words) {
    var agreed = clause.right();
    var to = clause.effectiveTo();
    var level =
        words.of(agreed.level())
            + upTo(agreed.limit(), words)
            + ": "
            + words.of("means." + agreed.level());
    var standing =
        words.filled(
            "trace.clause.standing",
            String.valueOf(clause.version()),
            words.of(clause.state()),
            to == null
                ? words.filled("validity.from", words.date(clause.effectiveFrom()))
                : words.span(clause.effectiveFrom(), to));
    return agreed.notPiloted() == null
        ? List.of(level, standing)
        : List.of(level, words.of("rights.untried"), standing);
  }

  private static Step hr(Trace trace, Wording words) {
    var told = trace.hr();
    if (told == null) {
      return Step.nothing(words.of("trace.hr.none"));
    }
    return new Step(
        List.of(
            words.filled(
                "trace.hr.told",
                line(told.hrId()),
                String.valueOf(told.revision()),
                words.moment(told.acknowledgedAt())),
            told.upToDate()
                ? words.of("trace.hr.current")
                : words.filled("trace.hr.behind", String.valueOf(told.current()))),
        null,
        null);
  }

  private static String right(Right right, Wording words) {
    return words.of(right.level()) + upTo(right.limit(), words);
  }

  private static String upTo(@Nullable Money limit, Wording words) {
    return limit == null ? "" : words.filled("trace.limit", words.money(limit));
  }
}
