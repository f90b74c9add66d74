package dev.latitude.pilot.pilot;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.latitude.kit.json.CurrencyCode;
import dev.latitude.kit.json.DecimalText;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount of money; the amount travels as a decimal string, so that no reader turns it into a
 * float.
 */
@Schema(description = "An amount of money.")
public record Money(
    @Schema(type = SchemaType.STRING, description = "Decimal string.", examples = "2500.00")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @JsonDeserialize(using = DecimalText.class)
        @NotNull
        @DecimalMin("0")
        @Digits(integer = 13, fraction = 2)
        BigDecimal amount,
    @Schema(description = "ISO 4217 code.", pattern = CurrencyCode.PATTERN, examples = "EUR")
        @NotNull
        @CurrencyCode
        String currency) {}
