package dev.latitude.agreement.proposal;

import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Lists;
import dev.latitude.agreement.right.Money;
import dev.latitude.agreement.right.Risk;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this service reads of a negotiation: the revisions that changed one right, oldest first.
 *
 * @param next where more begin; absent when these are all
 */
public record Rounds(List<@NotNull @Valid Round> items, @Nullable String next) {
  public Rounds {
    items = Lists.orEmpty(items);
  }

  /** One of them; without a right when it took it out. */
  public record Round(
      int revision,
      @NotNull String author,
      @NotNull Instant submittedAt,
      @Valid @Nullable Asked right) {}

  /** A right as it was asked for. */
  public record Asked(
      @NotNull DelegationLevel currentLevel,
      @NotNull DelegationLevel requestedLevel,
      @Valid @Nullable Money limit,
      @NotNull Risk risk,
      @Nullable String rationale) {}
}
