package dev.latitude.pilot.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the page, in the words of one language. Every string is plain text, fit for print;
 * only charts are markup, which this service has written. A tone says how good or bad something is,
 * for the style sheet; there is always a word or a sign that says it too.
 */
public record Page(
    DashboardView dashboard,
    String title,
    String author,
    String approver,
    List<String> observers,
    String when,
    String state,
    String stateClass,
    String stateMeans,
    @Nullable String why,
    List<Fact> facts,
    List<MetricCard> metrics,
    List<Happened> happenings,
    @Nullable String overdue,
    @Nullable String nextUpdate,
    List<Reported> updates,
    String force,
    List<OwnedDecision> rights,
    List<Kept> boundaries,
    List<PartyLine> parties,
    @Nullable String checked,
    List<CheckLine> checklist,
    List<Clause> clauses,
    List<Tally> authorTallies,
    List<Tally> approverTallies,
    String foot) {

  /** One of the few things to know at a glance. */
  public record Fact(String label, String figure, @Nullable String note, String tone) {}

  /** A metric: its chart for wide and for narrow screens, its brakes, and its values as a table. */
  public record MetricCard(
      String id,
      String name,
      @Nullable String latest,
      @Nullable String latestDays,
      String better,
      String wide,
      String narrow,
      @Nullable String hint,
      List<BrakeLine> brakes,
      String tableTitle,
      boolean grouped,
      List<Row> rows) {}

  /** A trigger, and what it says. */
  public record BrakeLine(
      String tone,
      String mark,
      String verdict,
      String rule,
      String reason,
      @Nullable String missing) {}

  /** A row of the table behind a chart. */
  public record Row(
      String days, String value, String extremes, String sample, String standing, String tone) {}

  /** Something that happened. */
  public record Happened(
      String tone, String at, String when, String text, @Nullable String words) {}

  /** A status update. */
  public record Reported(
      String tone, String mark, String health, String days, List<String> summary) {}

  /** A decision the author takes. */
  public record OwnedDecision(String decision, String level, String details) {}

  /** A decision that stays with somebody else. */
  public record Kept(String decision, String heldBy) {}

  /** A party, and whether it stands by the brakes. */
  public record PartyLine(String tone, String mark, String person, String said) {}

  /** An item of the checklist, and how it was answered last. */
  public record CheckLine(
      String tone, String mark, String said, String item, @Nullable String note) {}

  /** What happens to the pilot when something happens around the two. */
  public record Clause(String event, String reaction) {}

  /** How often a side kept its word, or did not. */
  public record Tally(String label, String number, @Nullable String note, String tone) {}
}
