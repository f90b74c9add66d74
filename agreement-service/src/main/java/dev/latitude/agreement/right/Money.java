package dev.latitude.agreement.right;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.latitude.kit.json.CurrencyCode;
import dev.latitude.kit.json.DecimalText;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount of money; the amount travels as a decimal string, so that no reader turns it into a
 * float. What others have kept is read as well, so whether there is such a currency is asked only
 * of what the parties write themselves.
 */
@Schema(description = "An amount of money.")
public record Money(
    @Schema(
            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
            description = "Decimal string.",
            examples = "2500.00")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @JsonDeserialize(using = DecimalText.class)
        @NotNull
        @DecimalMin("0")
        @Digits(integer = 13, fraction = 2)
        BigDecimal amount,
    @Schema(description = "ISO 4217 code.", examples = "EUR")
        @NotNull
        @Pattern(regexp = CurrencyCode.PATTERN, message = CurrencyCode.MESSAGE)
        String currency) {

  /** Amounts of different currencies cannot be compared. */
  boolean covers(Money other) {
    return currency.equals(other.currency) && amount.compareTo(other.amount) >= 0;
  }
}
