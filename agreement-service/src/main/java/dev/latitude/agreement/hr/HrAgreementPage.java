package dev.latitude.agreement.hr;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of the snapshot. */
@Schema(description = "A page of the snapshot.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HrAgreementPage(
    List<HrAgreement> items,
    @Schema(
            description =
                "Opaque cursor of the next page: send it back as `cursor`. Absent on the last page.")
        @Nullable String next,
    @Schema(
            description =
                "Where to go on in the feed once all pages are stored: `after` of `/api/v1/agreement-events`. The same on every page of one snapshot.",
            examples = "0000000000000004711")
        String feedCursor,
    @Schema(
            description =
                "Until when the snapshot is complete: `modifiedAfter` of the next one. Absent while nothing was ever published.")
        @Nullable Instant asOf) {}
