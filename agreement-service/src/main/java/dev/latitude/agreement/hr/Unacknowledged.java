package dev.latitude.agreement.hr;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.agreement.agreement.AgreementState;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An agreement of which HR has not acknowledged what there is. */
@Schema(description = "An agreement of which HR has not acknowledged what there is.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Unacknowledged(
    UUID id,
    @Schema(description = "More states may come.") AgreementState state,
    @Schema(description = "The revision that there is to hold.") long revision,
    @Schema(description = "When the first change happened that HR has not acknowledged.")
        Instant waitingSince,
    @Schema(description = "What HR holds instead; absent when it has never acknowledged anything.")
        @Nullable Acknowledgement acknowledgement) {}
