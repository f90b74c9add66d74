package dev.latitude.proposal.proposal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the request would be tried out: from when to when, and when the two look at it together. */
public record PilotPlan(
    @NotNull LocalDate start,
    @Schema(description = "Last day, included.") @Nullable LocalDate end,
    @Size(max = 52) List<@NotNull LocalDate> reviewDates,
    @Schema(
            description = "How often the author reports, as an ISO 8601 period.",
            examples = "P7D",
            defaultValue = "P7D")
        @Nullable Period statusUpdateEvery,
    @Schema(description = "What would end it early besides the triggers.") @Size(max = 500)
        @Nullable String endsEarlyIf) {

  public PilotPlan {
    reviewDates = Lists.orEmpty(reviewDates);
    statusUpdateEvery = Objects.requireNonNullElse(statusUpdateEvery, Period.ofDays(7));
  }
}
