package dev.latitude.agreement.upstream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is read of a trigger, of a pilot or of a proposal. */
public record TriggerDocument(
    @NotNull String key,
    @NotNull String metric,
    @NotNull String kind,
    @NotNull String operator,
    @NotNull @Valid Threshold threshold,
    @Nullable Integer consecutive,
    @Nullable Integer minimumSample,
    @Nullable String mode) {

  /** One that was only shown, and never acted, is not agreed on. */
  public boolean isArmed() {
    return !"SHADOW".equals(mode);
  }

  /** Where the limit is. */
  public record Threshold(
      @NotNull String basis, @NotNull @Digits(integer = 9, fraction = 6) BigDecimal value) {
    /**
     * Exactly, as pilot-service holds values against it: an absolute value, or baseline × (1 +
     * percent / 100); empty without a baseline. Both have six decimals at most, so it has fourteen.
     */
    public Optional<BigDecimal> limit(Optional<BigDecimal> baseline) {
      return basis.equals("ABSOLUTE")
          ? Optional.of(value)
          : baseline.map(from -> from.multiply(BigDecimal.ONE.add(value.movePointLeft(2))));
    }
  }
}
