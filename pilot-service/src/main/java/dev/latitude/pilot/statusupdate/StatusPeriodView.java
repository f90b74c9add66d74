package dev.latitude.pilot.statusupdate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.pilot.pilot.Health;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A period as clients see it. */
@Schema(
    name = "StatusPeriod",
    description = "A period of the cadence, and how it stands with its status update.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusPeriodView(
    @Schema(description = "Counted from the pilot's start.", examples = "1") int period,
    @Schema(description = "First day of the period; from then on it can be reported on.")
        LocalDate from,
    @Schema(
            description =
                "Last day of the period, included, and the last on which its update is in time.")
        LocalDate dueOn,
    @Schema(description = "More values may come.") PeriodStatus status,
    @Schema(description = "Absent unless it is REPORTED.") @Nullable UUID statusUpdateId,
    @Schema(description = "Absent unless it is REPORTED.") @Nullable Health health,
    @Schema(description = "Whether the update came after that day; absent unless it is REPORTED.")
        @Nullable Boolean late) {

  static StatusPeriodView from(StatusPeriod period) {
    var update = Optional.ofNullable(period.update());
    return new StatusPeriodView(
        period.period().number(),
        period.period().days().from(),
        period.period().days().to(),
        period.status(),
        update.map(StatusUpdate::id).orElse(null),
        update.map(StatusUpdate::health).orElse(null),
        update.map(StatusUpdate::isLate).orElse(null));
  }
}
