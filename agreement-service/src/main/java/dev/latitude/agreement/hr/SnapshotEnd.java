package dev.latitude.agreement.hr;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The last line of a snapshot that is one stream. One that was cut has none. */
@Schema(
    description =
        "The last line of a streamed snapshot. A stream without it was cut: what came is good, but not all.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SnapshotEnd(
    @Schema(description = "Always true; no other line has it.") boolean complete,
    @Schema(description = "How many records came before.") long count,
    @Schema(description = "Where to go on in the feed: `after` of `/api/v1/agreement-events`.")
        String feedCursor,
    @Schema(description = "`modifiedAfter` of the next snapshot.") @Nullable Instant asOf) {}
