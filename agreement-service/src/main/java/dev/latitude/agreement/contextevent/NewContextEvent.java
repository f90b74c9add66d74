package dev.latitude.agreement.contextevent;

import dev.latitude.agreement.context.ContextEventKind;
import dev.latitude.agreement.right.Lists;
import dev.latitude.kit.identity.PersonId;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.ProblemException;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What happened, and to whom. */
@Schema(name = "NewContextEvent", description = "What happened around people.")
public record NewContextEvent(
    @Schema(description = "What happened. More kinds may come.", examples = "NEW_MANAGER") @NotNull
        ContextEventKind kind,
    @Schema(
            description =
                "Whose agreements it touches: the people who hold the rights, as employee. Each once.",
            examples = "[\"robin\"]")
        @NotEmpty
        @Size(max = 1_000)
        List<@NotNull @PersonId String> people,
    @Schema(description = "The day it happened; today or earlier.", examples = "2026-11-28")
        @NotNull
        LocalDate occurredOn,
    @Schema(
            description =
                "What the two should know. Whoever follows the feed of agreements reads it, so it says nothing that is private.",
            examples = "Alex leads the team from now on.")
        @Size(max = 1_000)
        @Nullable String note) {
  public NewContextEvent {
    people = Lists.orEmpty(people);
  }

  /** What can only be told when the day is known. */
  void requireSound(LocalDate latestDayAnywhere) {
    var faults = new ArrayList<Fault>();
    var seen = new HashSet<String>();
    for (int i = 0; i < people.size(); i++) {
      if (!seen.add(people.get(i))) {
        faults.add(Fault.at("/people/" + i, "twice", "is named before; name each person once"));
      }
    }
    if (occurredOn.isAfter(latestDayAnywhere)) {
      faults.add(
          Fault.at(
              "/occurredOn",
              "future",
              "must not lie in the future; report it when it has happened"));
    }
    if (note != null && note.isBlank()) {
      faults.add(Fault.at("/note", "blank", "must say something, or be left out"));
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(
          CommonProblem.INVALID_BODY, "The body is not valid; 'errors' names each fault.", faults);
    }
  }
}
