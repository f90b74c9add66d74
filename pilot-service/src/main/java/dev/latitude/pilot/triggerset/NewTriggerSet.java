package dev.latitude.pilot.triggerset;

import dev.latitude.pilot.pilot.TriggerSetWish;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Other triggers, other review dates, or both, and why. */
@Schema(description = "Other triggers, other review dates, or both.")
public record NewTriggerSet(
    @Schema(description = "All of them, also those that stay; absent when none changes.")
        @Size(max = 20)
        @Nullable List<@NotNull @Valid NewTrigger> triggers,
    @Schema(
            description =
                "Those after today, in the place of those planned; absent when none changes.")
        @Size(max = 52)
        @Nullable List<@NotNull LocalDate> reviewDates,
    @Schema(
            description = "Why; the other party reads it.",
            examples = "Three weeks without an error: a lower limit would warn us earlier.")
        @NotBlank
        @Size(max = 500)
        String reason) {

  TriggerSetWish wish() {
    return wish(triggers, reviewDates, reason);
  }

  public static TriggerSetWish wish(
      @Nullable List<NewTrigger> triggers, @Nullable List<LocalDate> reviewDates, String reason) {
    return new TriggerSetWish(
        triggers == null ? null : triggers.stream().map(NewTrigger::trigger).toList(),
        reviewDates,
        reason);
  }
}
