package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.latitude.agreement.right.Slugs;
import dev.latitude.kit.json.DecimalText;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A brake of the pilot that goes on. It stands on its own: the metric by its name, the limit in its
 * unit, so that whoever reads the agreement in years needs nothing else. Nobody measures on its
 * behalf; the two watch it, and act as its kind says.
 */
@Schema(description = "A brake that goes on: which value of which metric calls for what.")
public record AgreedTrigger(
    @Schema(examples = "errors-rise")
        @NotNull
        @Size(max = 60)
        @Pattern(regexp = Slugs.PATTERN, message = Slugs.MESSAGE)
        String key,
    @Schema(description = "What is measured.", examples = "Reports sent back with an error")
        @NotBlank
        @Size(max = 200)
        String metric,
    @Schema(description = "Unit of the metric and the threshold.", examples = "%")
        @NotBlank
        @Size(max = 60)
        String unit,
    @Schema(description = "What a breach calls for. More kinds may come.") @NotNull Kind kind,
    @Schema(description = "On which side of the threshold a value breaches.") @NotNull
        Operator operator,
    @Schema(
            type = SchemaType.STRING,
            description = "Decimal string, in the unit of the metric.",
            pattern = "^-?\\d{1,17}([.]\\d{1,14})?$",
            examples = "5.0")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @JsonDeserialize(using = DecimalText.class)
        @NotNull
        @Digits(integer = 17, fraction = 14)
        BigDecimal threshold,
    @Schema(description = "Breaches in a row before it calls.", defaultValue = "1") @Min(1) @Max(52)
        @Nullable Integer consecutive,
    @Schema(description = "Smallest sample of a measurement that counts.", defaultValue = "1")
        @Min(1)
        @Nullable Integer minimumSample) {

  public AgreedTrigger {
    consecutive = Objects.requireNonNullElse(consecutive, 1);
    minimumSample = Objects.requireNonNullElse(minimumSample, 1);
  }

  /** What a breach calls for. */
  @Schema(name = "AgreedTriggerKind")
  public enum Kind {
    /** The approver suspends. */
    GUARDRAIL,
    /** The two review. */
    SIGNAL
  }

  /** On which side of the threshold a value breaches; the threshold itself never does. */
  @Schema(name = "AgreedTriggerOperator")
  public enum Operator {
    ABOVE,
    BELOW
  }
}
