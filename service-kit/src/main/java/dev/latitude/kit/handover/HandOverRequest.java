package dev.latitude.kit.handover;

import dev.latitude.kit.history.Pseudonym;
import dev.latitude.kit.identity.PersonId;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.ProblemException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who approves no more, who does instead, and of whom. */
@Schema(
    name = "HandOverRequest",
    description = "Who approves no more, who does instead, and of whom.")
public record HandOverRequest(
    @Schema(description = "The approver in whose place somebody comes.", examples = "morgan")
        @NotNull
        @PersonId
        String approver,
    @Schema(
            description =
                "Who approves from now on. To decide, they need the role `manager` in their token, as any approver.",
            examples = "maria")
        @NotNull
        @PersonId
        String successor,
    @Schema(
            description =
                "Only what is theirs: of these authors or employees, each named once. Everybody's when left out.",
            examples = "[\"robin\"]")
        @Size(min = 1, max = 1_000)
        @Nullable List<@NotNull @PersonId String> people,
    @Schema(
            description =
                "Why, for the two who go on together. Whoever follows the feed reads it, so it says nothing that is private.",
            examples = "Morgan leads another team from December on.")
        @NotBlank
        @Size(max = 1_000)
        String reason) {

  /** Refuses what the properties only show together. */
  public void requireSound() {
    var faults = new ArrayList<Fault>();
    if (successor.equals(approver)) {
      faults.add(Fault.at("/successor", "same", "must be somebody else than the approver"));
    }
    if (successor.matches(Pseudonym.FORM)) {
      faults.add(
          Fault.at("/successor", "forgotten", "has left and was forgotten; name who decides now"));
    }
    var seen = new HashSet<String>();
    for (int i = 0; people != null && i < people.size(); i++) {
      if (!seen.add(people.get(i))) {
        faults.add(Fault.at("/people/" + i, "twice", "is named before; name each person once"));
      }
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(
          CommonProblem.INVALID_BODY, "The body is not valid; 'errors' names each fault.", faults);
    }
  }
}
