package dev.latitude.kit.history;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stretch of the feed. */
@Schema(description = "A stretch of the feed, in order.")
public record EventPage(
    List<CloudEvent> items,
    @Schema(
            description =
                "Cursor to go on from; always present, since a feed has no last page. Keep it when what was read is safely stored.")
        String next) {}
