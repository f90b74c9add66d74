package dev.latitude.agreement.register;

import dev.latitude.agreement.right.Money;
import dev.latitude.agreement.right.Slugs;
import dev.latitude.kit.json.CurrencyCode;
import dev.latitude.kit.time.Times;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A question as it comes, from a query or as one of many in a body. All of it is taken as text and
 * read together, so that one answer names all that is wrong with it.
 */
@Schema(
    name = "DecisionQuestion",
    description =
        "May this person take this decision? The properties are the parameters of the single check.")
public record QuestionText(
    @Schema(description = "Who wants to decide.", required = true, examples = "robin")
        @Nullable String person,
    @Schema(
            description = "Slug of the decision type.",
            required = true,
            examples = "client-report.publish")
        @Nullable String decision,
    @Schema(
            description = "The moment to answer for; now when absent.",
            implementation = Instant.class)
        @Nullable String at,
    @Schema(
            description =
                "Answer from what was known at this moment; what is known now when absent.",
            implementation = Instant.class)
        @Nullable String knownAt,
    @Schema(
            description = "How much the decision costs, as a decimal string; needs `currency`.",
            pattern = QuestionText.AMOUNT,
            examples = "1200.00")
        @Nullable String amount,
    @Schema(
            description = "ISO 4217 code; needs `amount`.",
            pattern = QuestionText.CURRENCY,
            examples = "EUR")
        @Nullable String currency) {
  static final String AMOUNT = "[0-9]{1,13}([.][0-9]{1,4})?";
  static final String CURRENCY = CurrencyCode.PATTERN;

  private static final Pattern AN_AMOUNT = Pattern.compile(AMOUNT);

  /** Takes in what is wrong with one of the texts. */
  interface Faults {
    void add(String name, String code, String detail);
  }

  /** The question; empty when anything was wrong with it, which the faults then say. */
  Optional<Question> read(Instant now, Faults faults) {
    var reading = new Reading(faults);
    var who = reading.person(person);
    var what = reading.decision(decision);
    var when = reading.moment("at", at, now);
    var known = knownAt == null ? null : reading.past("knownAt", knownAt, now);
    var money = reading.money(amount, currency);
    return reading.faulty
        ? Optional.empty()
        : Optional.of(new Question(who, what, when, known, money));
  }

  /** Reads text after text, and goes on after a fault with a value that nobody will see. */
  private static final class Reading {
    private final Faults faults;
    private boolean faulty;

    Reading(Faults faults) {
      this.faults = faults;
    }

    private void add(String name, String code, String detail) {
      faulty = true;
      faults.add(name, code, detail);
    }

    String person(@Nullable String text) {
      if (text == null || text.isBlank()) {
        add("person", "required", "must not be missing");
        return "";
      }
      return text;
    }

    String decision(@Nullable String text) {
      if (text == null || text.isBlank()) {
        add("decision", "required", "must not be missing");
        return "";
      }
      if (!Slugs.isSlug(text)) {
        add("decision", "format", Slugs.MESSAGE);
      }
      return text;
    }

    Instant moment(String name, @Nullable String text, Instant absent) {
      try {
        return text == null ? absent : Times.instant(text);
      } catch (DateTimeException unreadable) {
        add(name, "invalid", "must be a time from 1900 to 2999, as in 2026-03-02T09:00:00Z");
        return absent;
      }
    }

    Instant past(String name, String text, Instant now) {
      var moment = moment(name, text, now);
      if (moment.isAfter(now)) {
        add(name, "future", "must not lie in the future: what will be known then is not known yet");
      }
      return moment;
    }

    @Nullable Money money(@Nullable String amount, @Nullable String currency) {
      if (amount == null && currency == null) {
        return null;
      }
      if (amount == null) {
        add("amount", "required", "must come with 'currency'");
      } else if (!AN_AMOUNT.matcher(amount).matches()) {
        add("amount", "format", "must be a decimal number as in 1200.00");
      }
      if (currency == null) {
        add("currency", "required", "must come with 'amount'");
      } else if (!CurrencyCode.Validator.isOne(currency)) {
        add("currency", "format", CurrencyCode.MESSAGE);
      }
      return amount == null || currency == null || faulty
          ? null
          : new Money(new BigDecimal(amount), currency);
    }
  }
}
