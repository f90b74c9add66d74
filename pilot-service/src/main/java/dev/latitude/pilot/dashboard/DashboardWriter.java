package dev.latitude.pilot.dashboard;

import dev.latitude.kit.identity.Actor;
import dev.latitude.pilot.pilot.Acknowledgement;
import dev.latitude.pilot.pilot.Metric;
import dev.latitude.pilot.pilot.Observer;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.Plan;
import dev.latitude.pilot.pilot.ProposedTriggerSet;
import dev.latitude.pilot.statusupdate.StatusUpdate;
import dev.latitude.pilot.trackrecord.TrackRecordView;
import dev.latitude.pilot.trigger.Evaluator;
import dev.latitude.pilot.trigger.Trigger;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what is on a board in the words of one language. */
final class DashboardWriter {
  private static final int OVERDUE_NAMED = 10;

  private final Board board;
  private final Pilot pilot;
  private final Wording words;

  private DashboardWriter(Board board, Wording words) {
    this.board = board;
    this.pilot = board.pilot();
    this.words = words;
  }

  static DashboardView write(Board board, Actor viewer, Wording words) {
    return new DashboardWriter(board, words).view(viewer);
  }

  private DashboardView view(Actor viewer) {
    var terms = pilot.terms();
    return new DashboardView(
        pilot.id(),
        pilot.version(),
        terms.title(),
        pilot.author(),
        pilot.approver(),
        pilot.observers().stream().map(Observer::person).toList(),
        pilot.state(),
        pilot.stateReason(),
        pilot.result(),
        board.today(),
        dates(),
        board
            .nextReview()
            .map(
                date ->
                    new DashboardView.Review(
                        date, board.isRunning() && date.isBefore(board.today())))
            .orElse(null),
        reviewDates(),
        updates(),
        acknowledgements(),
        board.rightsInForce(),
        terms.rights(),
        terms.boundaries(),
        terms.contextClauses(),
        ChecklistBoard.of(terms.checklist(), board.lastRun(), board.updates()),
        trackRecord(),
        terms.metrics().stream().map(this::metric).toList(),
        happenings(),
        pilot.actionsFor(viewer, board.today()),
        "/api/v1/live/pilots/" + pilot.id());
  }

  private DashboardView.Dates dates() {
    var plan = board.plan();
    long days = ChronoUnit.DAYS.between(plan.start(), plan.end()) + 1;
    long day = ChronoUnit.DAYS.between(plan.start(), board.today()) + 1;
    long left = ChronoUnit.DAYS.between(board.today(), plan.end()) + 1;
    boolean inside = day >= 1 && left >= 1;
    return new DashboardView.Dates(
        plan.start(),
        plan.end(),
        days,
        board.isLive() && inside ? day : null,
        board.isLive() && left >= 1 ? left : null);
  }

  private DashboardView.Updates updates() {
    var overdue = board.overdueUpdates();
    return new DashboardView.Updates(
        board.updates().stream().map(DashboardWriter::update).toList(),
        overdue.size(),
        overdue.stream().limit(OVERDUE_NAMED).map(DashboardWriter::period).toList(),
        board.nextUpdate().map(DashboardWriter::period).orElse(null));
  }

  private static DashboardView.Update update(StatusUpdate update) {
    return new DashboardView.Update(
        update.id(),
        update.period(),
        update.from(),
        update.to(),
        update.health(),
        update.summary(),
        update.reportedBy(),
        update.reportedAt());
  }

  private static DashboardView.Period period(Plan.ReportingPeriod period) {
    return new DashboardView.Period(period.number(), period.days().from(), period.days().to());
  }

  private List<DashboardView.ReviewDay> reviewDates() {
    var planned = board.plan().reviewDates();
    return pilot.reviewDates().stream()
        .map(date -> new DashboardView.ReviewDay(date, !planned.contains(date)))
        .toList();
  }

  private DashboardView.TrackRecord trackRecord() {
    var counted = TrackRecordView.from(board.trackRecord());
    return new DashboardView.TrackRecord(counted.author(), counted.approver());
  }

  /**
   * A set that an extension brought, or that a successor found, stands though not both have said
   * so.
   */
  private DashboardView.Acknowledgements acknowledgements() {
    var parties = Stream.of(pilot.author(), pilot.approver()).map(this::party).toList();
    return new DashboardView.Acknowledgements(
        pilot.triggerSetHash(),
        pilot.proposedTriggerSet().map(ProposedTriggerSet::hash).orElse(null),
        pilot.startedAt() != null
            || parties.stream().allMatch(party -> party.acknowledgedAt() != null),
        parties);
  }

  private DashboardView.Party party(String person) {
    return new DashboardView.Party(
        person,
        pilot.acknowledgements().stream()
            .filter(ack -> ack.person().equals(person))
            .filter(ack -> ack.triggerSetHash().equals(pilot.triggerSetHash()))
            .map(Acknowledgement::at)
            .findFirst()
            .orElse(null),
        pilot.isAcknowledgeableBy(person, board.today()));
  }

  private DashboardView.MetricBoard metric(Metric metric) {
    var series = board.series(metric);
    var latest = series.latest();
    return new DashboardView.MetricBoard(
        metric.key(),
        metric.name(),
        metric.unit(),
        metric.direction(),
        pilot.baseline(metric.key()),
        metric.target(),
        latest == null ? null : point(latest),
        new DashboardView.Series(
            board.window().from(board.plan()),
            board.window().to(board.plan()),
            series.values(),
            series.grouped(),
            series.points().stream().map(DashboardWriter::point).toList()),
        pilot.terms().triggers().stream()
            .filter(trigger -> trigger.metric().equals(metric.key()))
            .map(trigger -> brake(metric, trigger))
            .toList());
  }

  private static DashboardView.Point point(Series.Point point) {
    return new DashboardView.Point(
        point.measurement(),
        point.from(),
        point.to(),
        point.value(),
        point.lowest(),
        point.highest(),
        point.values(),
        point.sampleSize(),
        point.standing(),
        point.notCounted());
  }

  /**
   * Before the start nothing is frozen yet, and the limit is what it would be if it started now.
   */
  private DashboardView.Brake brake(Metric metric, Trigger trigger) {
    var tally = board.tally(trigger.key());
    var frozen = pilot.evaluator(trigger);
    var evaluator =
        new Evaluator(
            trigger, pilot.baseline(metric.key()), frozen.settled(), frozen.judgedAfter());
    var judgement = evaluator.judge(tally);
    var said = new VerdictWords(words, metric, evaluator);
    return new DashboardView.Brake(
        trigger.key(),
        trigger.kind(),
        trigger.mode(),
        trigger.operator(),
        trigger.threshold(),
        judgement.limit(),
        trigger.consecutive(),
        trigger.minimumSample(),
        said.rule(),
        judgement.verdict(),
        said.reason(judgement, tally),
        judgement.value(),
        judgement.inARow(),
        missingData(trigger));
  }

  private DashboardView.@Nullable MissingData missingData(Trigger trigger) {
    return pilot
        .silence(trigger, board.tally(trigger.key()))
        .map(
            silence ->
                new DashboardView.MissingData(
                    silence.since(),
                    silence.missingFrom(),
                    board.rightsInForce() && silence.isTooLongOn(board.today())))
        .orElse(null);
  }

  private List<DashboardView.HappeningView> happenings() {
    var said = new HappeningWords(words, pilot.terms());
    return board.happenings().stream()
        .map(
            happening ->
                new DashboardView.HappeningView(
                    happening.revision(),
                    happening.at(),
                    happening.actor(),
                    happening.type(),
                    said.text(happening),
                    said.said(happening)))
        .toList();
  }
}
