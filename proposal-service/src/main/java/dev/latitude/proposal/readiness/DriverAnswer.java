package dev.latitude.proposal.readiness;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.proposal.guidance.Driver;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What in a proposal meets one reason why autonomy is held back, or what is missing. */
@Schema(description = "What in the proposal meets a driver that it names, or what is missing.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DriverAnswer(
    Driver driver,
    @Schema(description = "Each of these meets it; empty when nothing does.")
        List<Answer> answeredBy,
    @Schema(description = "What would meet it; absent when something does.")
        @Nullable String missing) {

  /** One place that meets a driver. */
  @Schema(name = "DriverAnsweredBy", description = "A place in the proposal that meets a driver.")
  public record Answer(
      @Schema(
              description = "JSON Pointer into the content; empty for the proposal as a whole.",
              examples = "/evidence/0")
          String pointer,
      @Schema(examples = "Past work: Quarterly figures for the board") String text) {}

  static DriverAnswer of(Driver driver, Case proposal) {
    var answers = new DriverAnswers(proposal).to(driver);
    return new DriverAnswer(
        driver, answers, answers.isEmpty() ? DriverAnswers.missing(driver) : null);
  }
}
