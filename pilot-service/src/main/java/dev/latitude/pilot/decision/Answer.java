package dev.latitude.pilot.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the party who did not record an entry says to it. */
@Schema(name = "DecisionAnswer", description = "What the other party says to an entry.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(
    @Schema(description = "Whether it was so.") boolean agrees,
    @Nullable String note,
    String answeredBy,
    Instant answeredAt) {}
