package dev.latitude.pilot.pilot;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision the author owns while the pilot is active, and up to which level. */
public record Right(
    @Schema(description = "Slug of the decision type.", examples = "client-report.publish")
        String decision,
    @Schema(description = "Level that is tried: the one the proposal asked for.")
        DelegationLevel level,
    Dimension dimension,
    @Schema(description = "Most money one decision may cost; absent when money is not the point.")
        @Nullable Money limit,
    Risk risk) {

  Right at(DelegationLevel other) {
    return new Right(decision, other, dimension, limit, risk);
  }

  /** How what a decision cost stands to the limit. */
  public AmountCheck check(@Nullable Money spent) {
    if (limit == null) {
      return AmountCheck.NO_LIMIT;
    }
    if (spent == null || !spent.currency().equals(limit.currency())) {
      return AmountCheck.NOT_COMPARABLE;
    }
    return spent.amount().compareTo(limit.amount()) > 0
        ? AmountCheck.BEYOND_LIMIT
        : AmountCheck.WITHIN_LIMIT;
  }
}
