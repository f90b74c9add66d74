package dev.latitude.pilot.trackrecord;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How both sides have kept their word, as clients see it. */
@Schema(
    name = "TrackRecord",
    description =
        "How both sides have kept their word, in all and between one planned review and the next.")
public record TrackRecordView(
    AuthorCounts author, ApproverCounts approver, List<PeriodView> periods) {

  /** The side of the person who tries. */
  @Schema(name = "AuthorCounts", description = "The side of the person who tries.")
  public record AuthorCounts(
      @Schema(description = "Entries `TAKEN` of the decision log, disputed ones included.")
          long decisionsTaken,
      @Schema(description = "Those that cost more than the limit of their right.") long beyondLimit,
      @Schema(description = "Those on days on which the rights were not in force.") long outOfForce,
      @Schema(description = "Those that the other party says were not so.") long disputed,
      @Schema(description = "Deliveries for which the checklist was gone through.")
          long checklistRuns,
      @Schema(description = "Those with everything done.") long checklistRunsComplete,
      long statusUpdatesOnTime,
      long statusUpdatesLate,
      @Schema(description = "Periods that have passed without one.") long statusUpdatesMissing) {

    static AuthorCounts from(Counts counts) {
      return new AuthorCounts(
          counts.of(Count.DECISIONS_TAKEN),
          counts.of(Count.DECISIONS_BEYOND_LIMIT),
          counts.of(Count.DECISIONS_OUT_OF_FORCE),
          counts.of(Count.DECISIONS_DISPUTED),
          counts.of(Count.CHECKLIST_RUNS),
          counts.of(Count.CHECKLIST_RUNS_COMPLETE),
          counts.of(Count.UPDATES_ON_TIME),
          counts.of(Count.UPDATES_LATE),
          counts.of(Count.UPDATES_MISSING));
    }
  }

  /** The side of the person who lets them. */
  @Schema(name = "ApproverCounts", description = "The side of the person who lets them.")
  public record ApproverCounts(
      @Schema(description = "Entries `OVERRIDE` of the decision log, disputed ones included.")
          long overrides,
      @Schema(description = "Entries `LATE_APPROVAL` of the decision log, disputed ones included.")
          long lateApprovals,
      @Schema(
              description =
                  "Days between the day an approval was needed and the day it came, in all.")
          long daysWaited,
      @Schema(description = "Entries of both kinds that the other party says were not so.")
          long disputed,
      long reviewsOnTime,
      long reviewsLate,
      @Schema(description = "Planned reviews whose day has passed without them.")
          long reviewsMissing) {

    static ApproverCounts from(Counts counts) {
      return new ApproverCounts(
          counts.of(Count.OVERRIDES),
          counts.of(Count.LATE_APPROVALS),
          counts.of(Count.DAYS_WAITED),
          counts.of(Count.INTERVENTIONS_DISPUTED),
          counts.of(Count.REVIEWS_ON_TIME),
          counts.of(Count.REVIEWS_LATE),
          counts.of(Count.REVIEWS_MISSING));
    }
  }

  /** From the day after one planned review to the day of the next. */
  @Schema(
      name = "TrackRecordPeriod",
      description =
          "From the day after one planned review to the day of the next; the last ends with the pilot.")
  public record PeriodView(
      LocalDate from,
      @Schema(description = "Last day, included.") LocalDate to,
      AuthorCounts author,
      ApproverCounts approver) {}

  public static TrackRecordView from(TrackRecord record) {
    return new TrackRecordView(
        AuthorCounts.from(record.total()),
        ApproverCounts.from(record.total()),
        record.periods().stream()
            .map(
                period ->
                    new PeriodView(
                        period.days().from(),
                        period.days().to(),
                        AuthorCounts.from(period.counts()),
                        ApproverCounts.from(period.counts())))
            .toList());
  }
}
