package dev.latitude.pilot.intake;

import dev.latitude.kit.problem.Fault;
import dev.latitude.pilot.pilot.PilotState;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the rows of a request. */
@Schema(description = "What became of the rows of a request.")
public record IntakeReport(
    @Schema(description = "How many rows were sent.") int rows,
    @Schema(description = "Values for days that had none.") int recorded,
    @Schema(description = "Values that took the place of others.") int corrected,
    @Schema(description = "Values that were recorded already.") int unchanged,
    @Schema(description = "Rows that were not recorded; only with `onError=skip`.") int refused,
    @Schema(description = "What is wrong with the refused rows; of the first 1,000 of them.")
        List<Fault> errors,
    @Schema(description = "The pilots whose numbers have changed, in the order of their ids.")
        List<PilotIntake> pilots) {

  /** What it did to one pilot. */
  @Schema(description = "What a request has done to one pilot.")
  public record PilotIntake(
      UUID pilot,
      @Schema(description = "The state after its triggers were evaluated; more may come.")
          PilotState state,
      int recorded,
      int corrected) {}
}
