package dev.latitude.pilot.pilot;

import dev.latitude.pilot.trigger.Trigger;
import dev.latitude.pilot.trigger.TriggerChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A trigger set on the table, as clients see it. */
@Schema(
    name = "ProposedTriggerSet",
    description = "Other triggers and review dates, which stand once both have acknowledged them.")
public record TriggerSetProposalView(
    @Schema(description = "What to acknowledge; made like the pilot's `triggerSetHash`.")
        String hash,
    @Schema(description = "All of them, not only those that change.") List<Trigger> triggers,
    @Schema(description = "All of them, with those that have passed.") List<LocalDate> reviewDates,
    @Schema(description = "What would be another than now; empty when only dates would.")
        List<TriggerChange> changes,
    String reason,
    String proposedBy,
    Instant proposedAt,
    List<Acknowledgement> acknowledgements) {

  static @Nullable TriggerSetProposalView from(Pilot pilot) {
    return pilot
        .proposedTriggerSet()
        .map(
            set ->
                new TriggerSetProposalView(
                    set.hash(),
                    set.triggers(),
                    set.reviewDates(),
                    pilot.changesTo(set.triggers()),
                    set.reason(),
                    set.proposedBy(),
                    set.proposedAt(),
                    set.acknowledgements()))
        .orElse(null);
  }
}
