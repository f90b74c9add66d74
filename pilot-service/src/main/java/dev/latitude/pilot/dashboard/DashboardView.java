package dev.latitude.pilot.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.pilot.measurement.Standing;
import dev.latitude.pilot.pilot.Boundary;
import dev.latitude.pilot.pilot.ContextClause;
import dev.latitude.pilot.pilot.Health;
import dev.latitude.pilot.pilot.Metric;
import dev.latitude.pilot.pilot.PilotResult;
import dev.latitude.pilot.pilot.PilotState;
import dev.latitude.pilot.pilot.Right;
import dev.latitude.pilot.trackrecord.TrackRecordView;
import dev.latitude.pilot.trigger.Trigger;
import dev.latitude.pilot.trigger.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A dashboard as one caller sees it. Texts are in the language that was asked for. */
@Schema(
    name = "Dashboard",
    description =
        "How a pilot is doing: its numbers with what they are held against, its brakes and what they say, what is due, and what happened"
            + " and why. Texts are in the language of `Content-Language`.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DashboardView(
    UUID pilot,
    @Schema(
            description =
                "The pilot's version that this shows; a message of the live stream with a higher `revision` tells that there is more.",
            examples = "17")
        long revision,
    @Schema(examples = "Publish the weekly client report without a sign-off") String title,
    @Schema(examples = "robin") String author,
    @Schema(examples = "morgan") String approver,
    @Schema(description = "Who else looks on, in the order in which they came.", examples = "kim")
        List<String> observers,
    @Schema(description = "More states may come.") PilotState state,
    @Schema(description = "Why it is PAUSED or REVERTED, as it was recorded.")
        @Nullable String stateReason,
    @Schema(description = "More results may come.") @Nullable PilotResult result,
    @Schema(description = "The day (UTC) that this is as of.") LocalDate today,
    Dates dates,
    @Schema(description = "Absent when no review is planned any more.") @Nullable Review nextReview,
    @Schema(description = "All of them, held or not, in the order of their days.")
        List<ReviewDay> reviewDates,
    Updates updates,
    @Schema(description = "The brakes, and who stands by them.") Acknowledgements acknowledgements,
    @Schema(description = "Whether the author may take the decisions today.") boolean rightsInForce,
    List<Right> rights,
    List<Boundary> boundaries,
    @Schema(
            description =
                "What the two agreed to do when something happens around them; an event without a clause changes nothing.")
        List<ContextClause> contextClauses,
    Checklist checklist,
    TrackRecord trackRecord,
    List<MetricBoard> metrics,
    @Schema(description = "What happened last, the newest first; at most 20.")
        List<HappeningView> happenings,
    @Schema(description = "The commands the caller may give now.", examples = "pause")
        List<String> actions,
    @Schema(
            description = "Where to follow what happens from here on.",
            examples = "/api/v1/live/pilots/01980f2a-7b1c-7d3e-9a4b-5c6d7e8f9a0b")
        String live) {

  /** When it runs. */
  @Schema(name = "DashboardDates", description = "When the pilot runs.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Dates(
      LocalDate start,
      @Schema(description = "Last day, included.") LocalDate end,
      @Schema(description = "Days from the first to the last, both included.", examples = "28")
          long days,
      @Schema(
              description =
                  "Which of its days today is; absent before the first and after it ended.",
              examples = "22")
          @Nullable Long day,
      @Schema(
              description =
                  "Days until the last one, that one included; absent when it is over, completed or cancelled.",
              examples = "7")
          @Nullable Long daysLeft) {}

  /** A planned review. */
  @Schema(
      name = "DashboardReview",
      description = "The planned review that comes next or waits to be held.")
  public record Review(
      LocalDate date, @Schema(description = "Whether its day has passed.") boolean overdue) {}

  /** A day on which the two look at it together. */
  @Schema(name = "DashboardReviewDay", description = "A day on which the two look at it together.")
  public record ReviewDay(
      LocalDate date,
      @Schema(description = "Whether nobody planned it and a context clause called for it.")
          boolean extra) {}

  /** What the author reported. */
  @Schema(name = "DashboardUpdates", description = "What the author reported, and what is missing.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Updates(
      @Schema(description = "The newest first; at most 5.") List<Update> latest,
      @Schema(description = "How many periods are over and have no update.", examples = "1")
          int overdue,
      @Schema(description = "The latest of them first; at most 10.") List<Period> overduePeriods,
      @Schema(description = "What is reported on next; absent when nothing is left.")
          @Nullable Period next) {}

  /** A report. */
  @Schema(name = "DashboardUpdate", description = "A status update.")
  public record Update(
      UUID id,
      int period,
      LocalDate from,
      LocalDate to,
      @Schema(description = "More values may come.") Health health,
      String summary,
      String reportedBy,
      Instant reportedAt) {}

  /** A stretch of the cadence. */
  @Schema(name = "DashboardPeriod", description = "A stretch of days that one update is for.")
  public record Period(int period, LocalDate from, LocalDate to) {}

  /** What the author goes through each time. */
  @Schema(
      name = "DashboardChecklist",
      description = "What the author goes through each time, and how that went last.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Checklist(
      @Schema(description = "What was agreed on, and what was answered besides; may be empty.")
          List<CheckedLine> items,
      @Schema(description = "The delivery that was checked last; absent before the first.")
          @Nullable Delivery lastDelivery,
      @Schema(description = "The last period whose update answers it; absent before the first.")
          @Nullable Period lastUpdate) {}

  /** An item and its answers. */
  @Schema(name = "DashboardChecklistItem", description = "An item of the checklist.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CheckedLine(
      @Schema(examples = "Totals agree with the ledger") String item,
      @Schema(description = "Whether it was done; absent when `lastDelivery` does not answer it.")
          @Nullable Boolean doneAtLastDelivery,
      @Schema(description = "Whether it was done; absent when `lastUpdate` does not answer it.")
          @Nullable Boolean doneInLastUpdate) {}

  /** A delivery that was checked. */
  @Schema(name = "DashboardDelivery", description = "A delivery that was checked.")
  public record Delivery(
      @Schema(description = "The checklist run.") UUID run,
      @Schema(examples = "Report of week 45") String delivery,
      LocalDate deliveredOn,
      @Schema(description = "Whether everything was done.") boolean complete) {}

  /** How both sides have kept their word. */
  @Schema(
      name = "DashboardTrackRecord",
      description =
          "How both sides have kept their word in all; the pilot's track record has it from review to review.")
  public record TrackRecord(
      TrackRecordView.AuthorCounts author, TrackRecordView.ApproverCounts approver) {}

  /** Who stands by the brakes. */
  @Schema(name = "DashboardAcknowledgements", description = "Who stands by the trigger set.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Acknowledgements(
      @Schema(description = "The set that stands, or is to stand from the start.")
          String triggerSetHash,
      @Schema(description = "The set on the table, that stands once both have acknowledged it.")
          @Nullable String proposedTriggerSetHash,
      @Schema(
              description =
                  "Whether nothing is missing for the set that stands: both parties have acknowledged it, or it came by an extension or stood before"
                      + " there was another approver, and nobody has to acknowledge it.")
          boolean complete,
      List<Party> parties) {}

  /** A party's word. */
  @Schema(name = "DashboardParty", description = "A party, and its word on the trigger set.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Party(
      String person,
      @Schema(description = "When it acknowledged the set that stands; absent when it did not.")
          @Nullable Instant acknowledgedAt,
      @Schema(
              description =
                  "Whether something cannot go on until it acknowledges: the start, or a set on the table that can still come to stand.")
          boolean awaited) {}

  /** A number and everything it is held against. */
  @Schema(
      name = "DashboardMetric",
      description = "A metric, its series, and everything it is held against.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record MetricBoard(
      @Schema(examples = "client-score") String key,
      @Schema(examples = "Client score") String name,
      @Schema(examples = "points") String unit,
      Metric.Direction direction,
      @Schema(description = "In the metric's unit; frozen when the pilot started.")
          @Nullable BigDecimal baseline,
      @Nullable BigDecimal target,
      @Schema(description = "The value of the latest days that counts.") @Nullable Point latest,
      Series series,
      List<Brake> triggers) {}

  /** The values of a metric. */
  @Schema(
      name = "DashboardSeries",
      description = "The current values of a metric whose first day is in the window.")
  public record Series(
      LocalDate from,
      LocalDate to,
      @Schema(description = "How many values there are in the window.", examples = "3") int values,
      @Schema(
              description =
                  "Whether there are more values than points were wanted, so that some points stand for several.")
          boolean grouped,
      @Schema(description = "In the order of their days.") List<Point> points) {}

  /** A value, or several told as one. */
  @Schema(
      name = "DashboardPoint",
      description =
          "A value, or several neighbouring ones told as one: then with their mean, lowest and highest.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Point(
      @Schema(description = "Absent when it stands for several.") @Nullable UUID measurement,
      LocalDate from,
      @Schema(description = "Last of the days, included.") LocalDate to,
      @Schema(description = "In the metric's unit; of several the mean.", examples = "4.5")
          BigDecimal value,
      @Schema(description = "Lowest of several.") @Nullable BigDecimal lowest,
      @Schema(description = "Highest of several.") @Nullable BigDecimal highest,
      @Schema(description = "How many values it stands for.", examples = "1") int values,
      @Schema(description = "How many cases they rest on together.", examples = "40")
          long sampleSize,
      @Schema(description = "Whether triggers count it; more values may come.") Standing standing,
      @Schema(description = "How many of the values do not count.", examples = "0")
          int notCounted) {}

  /** A trigger and its verdict. */
  @Schema(name = "DashboardTrigger", description = "A trigger, its limit, and what it says now.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Brake(
      @Schema(examples = "errors-rise") String key,
      @Schema(description = "More kinds may come.") Trigger.Kind kind,
      @Schema(description = "Only what is ARMED acts.") Trigger.Mode mode,
      Trigger.Operator operator,
      Trigger.Threshold threshold,
      @Schema(
              description =
                  "What values are held against, in the metric's unit; absent without a baseline.",
              examples = "4")
          @Nullable BigDecimal limit,
      int consecutive,
      int minimumSample,
      @Schema(
              description = "What it does and when, in words.",
              examples = "Approvals come back when it rises above 4 %, 2 times in a row.")
          String rule,
      @Schema(description = "More verdicts may come.") Verdict verdict,
      @Schema(
              description = "Why, in numbers.",
              examples = "4.5 % (9 Nov – 15 Nov 2026, sample 40) is above the limit of 4 %.")
          String reason,
      @Schema(description = "The last value the verdict rests on; absent when none counts.")
          @Nullable BigDecimal value,
      @Schema(description = "Breaches in a row that it rests on.", examples = "0") int inARow,
      @Schema(description = "Absent when missing data mean nothing to it.")
          @Nullable MissingData missingData) {}

  /** How long a trigger has waited for data. */
  @Schema(name = "DashboardMissingData", description = "Since when a trigger has had no data.")
  public record MissingData(
      @Schema(description = "The last day with data, or the day before the rights came into force.")
          LocalDate since,
      @Schema(description = "The first day on which the grace is over.") LocalDate missingFrom,
      @Schema(description = "Whether that day has come while the rights are in force.")
          boolean missing) {}

  /** Something that happened. */
  @Schema(name = "DashboardHappening", description = "Something that happened, in plain words.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record HappeningView(
      @Schema(description = "The pilot's version that it brought about.") long revision,
      Instant at,
      @Schema(description = "Person or machine that did it.") String actor,
      @Schema(description = "Type of the event; more may come.", examples = "pilot.reverted")
          String type,
      @Schema(
              description = "What happened.",
              examples =
                  "Approvals are back: Client score was 3.5 points, below the limit of 3.78 points.")
          String text,
      @Schema(description = "What somebody said about it, as they wrote it.")
          @Nullable String words) {}
}
