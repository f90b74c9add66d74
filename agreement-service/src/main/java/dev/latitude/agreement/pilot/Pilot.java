package dev.latitude.agreement.pilot;

import dev.latitude.agreement.context.ContextClause;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.Lists;
import dev.latitude.agreement.right.Right;
import dev.latitude.agreement.upstream.MetricDocument;
import dev.latitude.agreement.upstream.TriggerDocument;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of a pilot. */
public record Pilot(
    @NotNull UUID id,
    @NotNull String state,
    @Nullable String result,
    @NotNull String author,
    @NotNull String approver,
    @NotNull UUID proposalId,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @NotNull @Valid Terms terms,
    List<@NotNull @Valid FrozenBaseline> frozenBaselines,
    List<@NotNull @Valid Right> graduatedRights) {
  private static final Set<String> GRADUATED = Set.of("GRADUATED", "PARTIALLY_GRADUATED");

  public Pilot {
    frozenBaselines = Lists.orEmpty(frozenBaselines);
    graduatedRights = Lists.orEmpty(graduatedRights);
  }

  /** With all that was tried, or with the part of it that {@code graduatedRights} names. */
  public boolean hasGraduated() {
    return state.equals("COMPLETED")
        && result != null
        && GRADUATED.contains(result)
        && !graduatedRights.isEmpty();
  }

  /** State and result, in the words of pilot-service. */
  public String standing() {
    return result == null ? state : state + " with the result " + result;
  }

  /** What was agreed to try. */
  public record Terms(
      List<@NotNull @Valid Right> rights,
      List<@NotNull @Valid Boundary> boundaries,
      List<@NotNull @Valid MetricDocument> metrics,
      List<@NotNull @Valid TriggerDocument> triggers,
      List<@NotNull @Valid ContextClause> contextClauses) {
    public Terms {
      rights = Lists.orEmpty(rights);
      boundaries = Lists.orEmpty(boundaries);
      metrics = Lists.orEmpty(metrics);
      triggers = Lists.orEmpty(triggers);
      contextClauses = Lists.orEmpty(contextClauses);
    }
  }

  /** What a metric was when the pilot started, and over which days that was measured. */
  public record FrozenBaseline(
      @NotNull String metric,
      @NotNull @Digits(integer = 9, fraction = 6) BigDecimal value,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}
}
