package dev.latitude.agreement.right;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision somebody may take, at which level and up to which limit. */
@Schema(description = "A decision somebody may take, at which level and up to which limit.")
public record Right(
    @Schema(description = "Slug of the decision type.", examples = "client-report.publish")
        @NotNull
        @Size(max = 100)
        @Pattern(regexp = Slugs.PATTERN, message = Slugs.MESSAGE)
        String decision,
    @Schema(description = "More levels may come.") @NotNull DelegationLevel level,
    @NotNull Dimension dimension,
    @Schema(description = "Most money one decision may cost; absent when money is not the point.")
        @Valid
        @Nullable Money limit,
    @NotNull Risk risk) {

  /** Whether the other one goes no further than this one in any respect. */
  public boolean covers(Right other) {
    return decision.equals(other.decision)
        && dimension == other.dimension
        && level.compareTo(other.level) >= 0
        && risk.compareTo(other.risk) >= 0
        && (limit == null || (other.limit != null && limit.covers(other.limit)));
  }
}
