package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Dimension;
import dev.latitude.agreement.right.Money;
import dev.latitude.agreement.right.Right;
import dev.latitude.agreement.right.Risk;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A right as it is written down: with it goes whether it was ever tried. */
@Schema(description = "A right as it is written down, and whether it was ever tried.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgreedRight(
    @Schema(description = "Slug of the decision type.", examples = "client-report.publish")
        String decision,
    @Schema(description = "More levels may come.") DelegationLevel level,
    Dimension dimension,
    @Schema(description = "Most money one decision may cost; absent when money is not the point.")
        @Nullable Money limit,
    Risk risk,
    @Schema(
            description =
                "True when no pilot has proven it as far as it goes here; absent when one has. The service says so, nobody else.")
        @Nullable Boolean notPiloted) {

  /** Whatever goes beyond what was tried is marked, and nobody can take the mark off. */
  static AgreedRight of(Right right, List<Right> tried) {
    boolean proven = tried.stream().anyMatch(trial -> trial.covers(right));
    return new AgreedRight(
        right.decision(),
        right.level(),
        right.dimension(),
        right.limit(),
        right.risk(),
        proven ? null : true);
  }

  static List<AgreedRight> all(List<Right> rights, List<Right> tried) {
    return rights.stream().map(right -> of(right, tried)).toList();
  }

  Right right() {
    return new Right(decision, level, dimension, limit, risk);
  }
}
