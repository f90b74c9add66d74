package dev.latitude.pilot.pilot;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What both want to happen when something happens around them. */
@Schema(description = "What happens to the pilot when a context event is recorded for its author.")
public record ContextClause(
    @Schema(description = "More kinds may come.", examples = "NEW_MANAGER") ContextEventKind event,
    Reaction reaction,
    @Schema(
            description = "Within how many days the two hold the extra review; only with REVIEW.",
            examples = "14")
        @Nullable Integer withinDays) {

  /** What follows from the event. */
  public enum Reaction {
    /** The two hold an extra review soon; meanwhile the rights stay in force. */
    REVIEW,
    /** The pilot is paused until the approver resumes it. */
    SUSPEND
  }
}
