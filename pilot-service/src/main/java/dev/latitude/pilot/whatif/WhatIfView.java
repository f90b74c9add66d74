package dev.latitude.pilot.whatif;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.pilot.trigger.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an armed trigger would have said, and when it would have acted. */
@Schema(
    name = "WhatIf",
    description = "What a trigger would have said, and when it would have acted. Nothing changed.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WhatIfView(
    @Schema(description = "What it says about the whole series; more verdicts may come.")
        Verdict verdict,
    @Schema(description = "The verdict in numbers, for a person.") String reason,
    @Schema(description = "In the metric's unit; absent when a relative one has no baseline.")
        @Nullable BigDecimal limit,
    @Schema(description = "How many values counted.") int counted,
    @Schema(description = "How many did not, for their sample.") int tooSmall,
    @Schema(description = "How often it would have acted: once for each row of breaches.") int acts,
    @Schema(description = "The values at which it would have acted; the first 100.")
        List<Step> actedAt,
    @Schema(description = "Value by value, in the order of their days; the last 1,000.")
        List<Step> steps) {

  /** One value, and what the trigger would have said when it was the last one. */
  @Schema(name = "WhatIfStep")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Step(
      @Schema(description = "Absent in a series that was sent.") @Nullable UUID measurement,
      LocalDate from,
      @Schema(description = "Last day of the period, included.") LocalDate to,
      BigDecimal value,
      int sampleSize,
      @Schema(
              description =
                  "BREACHED: the row of breaches that it ends is long enough. WITHIN: it is not. INSUFFICIENT_DATA: the value does not"
                      + " count, or there is no limit.")
          Verdict verdict,
      @Schema(description = "Breaches in a row up to here.") int inARow) {}
}
