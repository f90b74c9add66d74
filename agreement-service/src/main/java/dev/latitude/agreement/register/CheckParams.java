package dev.latitude.agreement.register;

import dev.latitude.kit.http.QueryRules;
import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The question, as it comes in a query. */
public class CheckParams implements QueryRules {
  @Parameter(description = "Who wants to decide.", required = true, example = "robin")
  @QueryParam("person")
  @Nullable String person;

  @Parameter(
      description = "Slug of the decision type.",
      required = true,
      example = "client-report.publish")
  @QueryParam("decision")
  @Nullable String decision;

  @Parameter(
      description = "The moment to answer for; now when absent.",
      schema = @Schema(implementation = Instant.class))
  @QueryParam("at")
  @Nullable String at;

  @Parameter(
      description =
          "Answer from what was known at this moment, which must not lie in the future; from what is known now when absent.",
      schema = @Schema(implementation = Instant.class))
  @QueryParam("knownAt")
  @Nullable String knownAt;

  @Parameter(
      description = "How much the decision costs; needs `currency`.",
      schema = @Schema(implementation = String.class, pattern = QuestionText.AMOUNT),
      example = "1200.00")
  @QueryParam("amount")
  @Nullable String amount;

  @Parameter(
      description = "ISO 4217 code; needs `amount`.",
      schema = @Schema(implementation = String.class, pattern = QuestionText.CURRENCY),
      example = "EUR")
  @QueryParam("currency")
  @Nullable String currency;

  Question question(Instant now) {
    var faults = new ArrayList<Fault>();
    return read(now, faults).orElseThrow(() -> ProblemException.invalidParameters(faults));
  }

  @Override
  public List<Fault> faults(Instant now) {
    var faults = new ArrayList<Fault>();
    var _ = read(now, faults);
    return faults;
  }

  private Optional<Question> read(Instant now, List<Fault> faults) {
    return new QuestionText(person, decision, at, knownAt, amount, currency)
        .read(
            now,
            (name, code, detail) -> {
              boolean _ = faults.add(Fault.inParameter(name, code, detail));
            });
  }
}
