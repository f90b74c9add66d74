package dev.latitude.pilot.checklist;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The author went through the checklist for one delivery. */
public record NewChecklistRun(
    @Schema(
            description =
                "What was delivered; each delivery has a name of its own. A second run for the same name corrects the first.",
            examples = "Client report, week 48")
        @NotBlank
        @Size(max = 200)
        String delivery,
    @Schema(description = "A day of the pilot that has come.") @NotNull LocalDate deliveredOn,
    @Schema(
            description =
                "Every item of the pilot's `checklist` once, and no other; items of your own where none was agreed.")
        @NotEmpty
        @Size(max = 50)
        List<@NotNull @Valid CheckedItem> items) {

  public NewChecklistRun {
    items = items == null ? List.of() : Collections.unmodifiableList(items);
  }

  List<String> itemsAnswered() {
    return items.stream().map(CheckedItem::item).toList();
  }
}
