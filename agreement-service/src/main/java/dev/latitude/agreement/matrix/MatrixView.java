package dev.latitude.agreement.matrix;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.agreement.register.Answer;
import dev.latitude.agreement.register.RegisteredRight;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The matrix as programs see it. */
@Schema(
    name = "DecisionMatrix",
    description = "Who decides what at one moment. It is always whole.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MatrixView(
    @Schema(description = "The moment it is for.") Instant at,
    @Schema(
            description =
                "Until when the register knows what happened to pilots; absent before it has heard of any.")
        @Nullable Instant asOf,
    @Schema(
            description =
                "Whom it is about: the people asked about, or all who hold a right for the decision.",
            examples = "[\"kim\", \"robin\"]")
        List<String> people,
    @Schema(
            description = "Decisions that anybody of them holds a right for, in order.",
            examples = "[\"client-report.publish\"]")
        List<String> decisions,
    @Schema(
            description =
                "The rights, by decision and person. Where there is none for a person and a decision, approval is required.")
        List<Cell> rights) {

  /** Where a person and a decision meet. */
  @Schema(name = "DecisionMatrixCell", description = "What one person may decide, and how far.")
  public record Cell(
      @Schema(examples = "client-report.publish") String decision,
      @Schema(examples = "robin") String person,
      @Schema(description = "How far the person may decide alone. More answers may come.")
          Answer answer,
      RegisteredRight right) {}

  static MatrixView from(Matrix matrix) {
    return new MatrixView(
        matrix.at(),
        matrix.asOf(),
        matrix.people(),
        matrix.decisions(),
        matrix.rights().stream()
            .map(
                right ->
                    new Cell(right.decision(), right.person(), Answer.to(right.level()), right))
            .toList());
  }
}
