package dev.latitude.pilot.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that differs between two sets of triggers. A trigger is looser when it acts later, on
 * fewer numbers, or does less.
 */
@Schema(description = "One thing that differs between two sets of triggers.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TriggerChange(
    @Schema(description = "Key of the trigger.") String trigger,
    @Schema(description = "More kinds may come.") Kind change,
    @Schema(
            description =
                "What of the trigger is another than before; absent when it was added or removed.",
            examples = "threshold")
        @Nullable String property,
    @Schema(description = "Absent when there was nothing.", examples = "4") @Nullable String from,
    @Schema(description = "Absent when there will be nothing.", examples = "3")
        @Nullable String to) {

  /** Which way a trigger changes. */
  @Schema(name = "TriggerChangeKind")
  public enum Kind {
    ADDED,
    REMOVED,
    LOOSENED,
    TIGHTENED,
    /** It was in the shadow, and will act. */
    ARMED,
    /** Neither looser nor tighter, as far as anybody can tell. */
    CHANGED
  }

  /** Whether values are held against another rule than before. */
  boolean judgesAnew() {
    return change != Kind.REMOVED && !TriggerChanges.NO_DATA.equals(property);
  }

  /** Whether missing data mean something else than before, or are waited for on another metric. */
  boolean waitsAnew() {
    return change == Kind.ADDED
        || change == Kind.ARMED
        || TriggerChanges.NO_DATA.equals(property)
        || TriggerChanges.METRIC.equals(property);
  }
}
