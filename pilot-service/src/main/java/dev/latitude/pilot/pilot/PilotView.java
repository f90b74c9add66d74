package dev.latitude.pilot.pilot;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.identity.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pilot as one caller sees it. */
@Schema(name = "Pilot", description = "Decision rights on trial.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PilotView(
    UUID id,
    @Schema(description = "More states may come.") PilotState state,
    @Schema(description = "Why it is PAUSED or REVERTED.") @Nullable String stateReason,
    UUID proposalId,
    @Schema(description = "The revision of the proposal that was accepted.") int proposalRevision,
    @Schema(description = "Person who tries.", examples = "robin") String author,
    @Schema(description = "Person who lets them.", examples = "morgan") String approver,
    Terms terms,
    @Schema(
            description =
                "SHA-256, hexadecimal, over the canonical JSON (RFC 8785) of an object with `start`, `end`, `reviewDates` and"
                    + " `statusUpdateEvery` of the plan and `metrics`, `triggers` and, unless they are empty, `contextClauses` and `checklist` of the"
                    + " terms.")
        String triggerSetHash,
    List<Acknowledgement> acknowledgements,
    @Schema(description = "Absent when no other trigger set is on the table.")
        @Nullable TriggerSetProposalView proposedTriggerSet,
    @Schema(description = "Reviews owed because of context events, beside the planned ones.")
        List<ExtraReview> extraReviews,
    @Schema(description = "Who may look on, in the order in which they came; at most 20.")
        List<Observer> observers,
    @Schema(description = "When the rights came into force first.") @Nullable Instant startedAt,
    @Schema(description = "Empty until it starts.") List<FrozenBaseline> frozenBaselines,
    @Schema(description = "More results may come.") @Nullable PilotResult result,
    @Nullable Instant completedAt,
    @Schema(
            description =
                "Person who held the review that completed it, also where `approver` is somebody else since. Absent until it is completed, and where"
                    + " an older release completed it.",
            examples = "morgan")
        @Nullable String completedBy,
    @Schema(description = "What may be written down; only when it graduated.")
        @Nullable List<Right> graduatedRights,
    @Schema(
            description =
                "Whom it waits for: to acknowledge, to start, to report, to review, to talk or to decide.",
            examples = "robin")
        List<String> awaiting,
    @Schema(description = "Whether something is late; `calendar` says what.") boolean overdue,
    @Schema(description = "Absent unless it is ACTIVE or PAUSED.") @Nullable CalendarView calendar,
    @Schema(description = "The commands the caller may give now.", examples = "start")
        List<String> actions,
    Instant createdAt,
    Instant updatedAt,
    @Schema(description = "The ETag of this version, for If-Match.", examples = "\"3\"")
        String etag) {

  public static PilotView from(Pilot pilot, Actor viewer, LocalDate today) {
    return new PilotView(
        pilot.id(),
        pilot.state(),
        pilot.stateReason(),
        pilot.proposalId(),
        pilot.proposalRevision(),
        pilot.author(),
        pilot.approver(),
        pilot.terms(),
        pilot.triggerSetHash(),
        pilot.acknowledgements(),
        TriggerSetProposalView.from(pilot),
        pilot.extraReviews(),
        pilot.observers(),
        pilot.startedAt(),
        pilot.frozenBaselines(),
        pilot.result(),
        pilot.completedAt(),
        pilot.completedBy(),
        pilot.graduatedRights().orElse(null),
        pilot.calendar().awaited(pilot, today),
        !pilot.calendar().overdue(today).isEmpty(),
        CalendarView.of(pilot, today).orElse(null),
        pilot.actionsFor(viewer, today),
        pilot.createdAt(),
        pilot.updatedAt(),
        ETags.of(pilot.version()));
  }
}
