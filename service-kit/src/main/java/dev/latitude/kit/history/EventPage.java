package dev.latitude.kit.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A stretch of the feed. */
@Schema(description = "A stretch of the feed, in order.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventPage(
    List<CloudEvent> items,
    @Schema(
            description =
                "Cursor to go on from; always present, since a feed has no last page. Keep it when what was read is safely stored.")
        String next,
    @Schema(
            description =
                "Whoever has read up to here knows all that happened until this moment; absent when there may be more to read already.")
        @Nullable Instant asOf) {}
