package dev.latitude.pilot.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An item of the checklist, whether it was done for this delivery, and a word to it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckedItem(
    @Schema(examples = "Second pair of eyes on the totals") @NotBlank @Size(max = 200) String item,
    @NotNull Boolean done,
    @Schema(examples = "Nobody was there to look; I checked twice.") @Size(max = 500)
        @Nullable String note) {}
