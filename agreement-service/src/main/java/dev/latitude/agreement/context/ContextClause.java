package dev.latitude.agreement.context;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the two agreed a context event should do; an event without a clause does nothing. */
@Schema(description = "What a context event does; an event without a clause does nothing.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContextClause(
    @Schema(description = "What may happen. More kinds may come.") @NotNull ContextEventKind event,
    @Schema(description = "What it does then. More reactions may come.") @NotNull
        ContextReaction reaction,
    @Schema(
            description = "Days within which the review is due; for REVIEW only, and needed there.",
            examples = "14")
        @Min(1)
        @Max(90)
        @Nullable Integer withinDays) {

  /** A review has its days, and a suspension, which is at once, has none. */
  public boolean isWhole() {
    return (reaction == ContextReaction.REVIEW) == (withinDays != null);
  }
}
