package dev.latitude.agreement.contextevent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An effect as clients see it. */
@Schema(name = "ContextEffect", description = "What a context event does to one agreement.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EffectView(
    UUID agreementId,
    @Schema(examples = "robin") String employee,
    @Schema(examples = "morgan") String approver,
    @Schema(description = "What comes of it. More outcomes may come.") EffectOutcome outcome,
    @Schema(description = "Day by which the review is due; present with `REVIEW`.")
        @Nullable LocalDate dueOn,
    @Schema(description = "Why nothing comes of it; present with `NOTHING`. More reasons may come.")
        @Nullable NoEffect reason,
    @Schema(
            description =
                "Whether it has come about. Until then it is what the terms said when the event was recorded.")
        boolean applied) {

  static EffectView from(Effect effect) {
    return new EffectView(
        effect.agreement(),
        effect.employee(),
        effect.approver(),
        effect.outcome(),
        effect.dueOn(),
        effect.why(),
        effect.applied());
  }
}
