package dev.latitude.pilot.statusupdate;

import dev.latitude.pilot.pilot.Health;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The author's report on one period. */
public record NewStatusUpdate(
    @Schema(
            description =
                "Which period it reports on: 1 for the first `statusUpdateEvery` from the pilot's start, 2 for the next, …",
            examples = "1")
        @NotNull
        @Min(1)
        @Max(4000)
        Integer period,
    @NotBlank @Size(max = 2000) String summary,
    @NotNull Health health,
    @Schema(
            description =
                "Every item of the pilot's `checklist` once, and no other; items of your own where none was agreed.")
        @Size(max = 50)
        List<@NotNull @Valid ChecklistItem> checklist) {

  public NewStatusUpdate {
    checklist = checklist == null ? List.of() : Collections.unmodifiableList(checklist);
  }

  List<String> itemsAnswered() {
    return checklist.stream().map(ChecklistItem::item).toList();
  }
}
