package dev.latitude.agreement.register;

import dev.latitude.agreement.right.Money;
import dev.latitude.agreement.right.Slugs;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Times;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The question, as it comes. All parameters are taken as text and read together, so that one answer
 * names all that is wrong with them.
 */
public class CheckParams {
  private static final String AMOUNT = "[0-9]{1,13}([.][0-9]{1,4})?";
  private static final String CURRENCY = "[A-Z]{3}";

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
      description = "How much the decision costs; needs `currency`.",
      schema = @Schema(implementation = String.class, pattern = AMOUNT),
      example = "1200.00")
  @QueryParam("amount")
  @Nullable String amount;

  @Parameter(
      description = "ISO 4217 code; needs `amount`.",
      schema = @Schema(implementation = String.class, pattern = CURRENCY),
      example = "EUR")
  @QueryParam("currency")
  @Nullable String currency;

  Question question(Instant now) {
    var faults = new ArrayList<Fault>();
    requirePerson(faults);
    requireDecision(faults);
    var moment = moment(now, faults);
    var money = money(faults);
    if (!faults.isEmpty()) {
      throw new ProblemException(
          CommonProblem.INVALID_PARAMETER,
          "One or more parameters are not valid; 'errors' names each.",
          faults);
    }
    return new Question(
        Objects.requireNonNull(person), Objects.requireNonNull(decision), moment, money);
  }

  private void requirePerson(List<Fault> faults) {
    if (person == null || person.isBlank()) {
      faults.add(Fault.inParameter("person", "required", "must not be missing"));
    }
  }

  private void requireDecision(List<Fault> faults) {
    if (decision == null || decision.isBlank()) {
      faults.add(Fault.inParameter("decision", "required", "must not be missing"));
    } else if (!decision.matches(Slugs.PATTERN)) {
      faults.add(Fault.inParameter("decision", "format", Slugs.MESSAGE));
    }
  }

  private Instant moment(Instant now, List<Fault> faults) {
    try {
      return at == null ? now : Times.instant(at);
    } catch (DateTimeException unreadable) {
      faults.add(
          Fault.inParameter(
              "at", "invalid", "must be a time from 1900 to 2999, as in 2026-03-02T09:00:00Z"));
      return now;
    }
  }

  private @Nullable Money money(List<Fault> faults) {
    if (amount == null && currency == null) {
      return null;
    }
    if (amount == null) {
      faults.add(Fault.inParameter("amount", "required", "must come with 'currency'"));
    } else if (!amount.matches(AMOUNT)) {
      faults.add(Fault.inParameter("amount", "format", "must be a decimal number as in 1200.00"));
    }
    if (currency == null) {
      faults.add(Fault.inParameter("currency", "required", "must come with 'amount'"));
    } else if (!currency.matches(CURRENCY)) {
      faults.add(
          Fault.inParameter("currency", "format", "must be an ISO 4217 code of three letters"));
    }
    return amount != null && currency != null && faults.isEmpty()
        ? new Money(new BigDecimal(amount), currency)
        : null;
  }
}
