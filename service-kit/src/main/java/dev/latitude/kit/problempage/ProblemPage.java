package dev.latitude.kit.problempage;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the type of a problem refers to: when it happens, and what to do about it. */
@Schema(description = "What a kind of problem means, and what to do about it.")
public record ProblemPage(
    @Schema(description = "Last segment of the problem's `type`.", examples = "wrong-state")
        String code,
    @Schema(description = "One for each part of Latitude that answers with it.")
        List<ProblemCase> cases) {

  public ProblemPage {
    cases = List.copyOf(cases);
  }

  /** The problem as one part of Latitude means it. */
  @Schema(description = "The problem as one part of Latitude means it.")
  public record ProblemCase(
      @Schema(description = "Who answers with it.", examples = "From the proposal-service")
          String from,
      @Schema(description = "The HTTP status.", examples = "409") int status,
      @Schema(examples = "the state does not know the command") String when,
      @Schema(examples = "state and allowed say what is possible") String whatToDo) {}
}
