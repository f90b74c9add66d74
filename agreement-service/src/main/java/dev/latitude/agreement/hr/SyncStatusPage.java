package dev.latitude.agreement.hr;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What HR has not acknowledged, page by page. */
@Schema(description = "What HR has not acknowledged, oldest first.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SyncStatusPage(
    @Schema(description = "How many agreements there are of which HR has not acknowledged all.")
        long unacknowledged,
    @Schema(description = "Since when the oldest of them waits; absent when none does.")
        @Nullable Instant oldestSince,
    List<Unacknowledged> items,
    @Schema(
            description =
                "Opaque cursor of the next page: send it back as `cursor`. Absent on the last page.")
        @Nullable String next) {

  static SyncStatusPage of(
      List<Unacknowledged> found, int limit, AcknowledgementStore.Backlog backlog) {
    boolean more = found.size() > limit;
    var shown = more ? found.subList(0, limit) : found;
    return new SyncStatusPage(
        backlog.count(),
        backlog.oldest(),
        shown,
        more ? SyncStatusParams.Place.of(shown.getLast()).cursor() : null);
  }
}
