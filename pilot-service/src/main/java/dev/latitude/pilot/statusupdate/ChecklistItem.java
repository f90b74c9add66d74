package dev.latitude.pilot.statusupdate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something the author does each time, and whether it was done. */
public record ChecklistItem(
    @Schema(examples = "Second pair of eyes on the totals") @NotBlank @Size(max = 200) String item,
    @NotNull Boolean done) {}
