package dev.latitude.pilot.pilot;

import com.fasterxml.jackson.annotation.JsonFormat;
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
        BigDecimal amount,
    @Schema(description = "ISO 4217 code.", examples = "EUR") String currency) {}
