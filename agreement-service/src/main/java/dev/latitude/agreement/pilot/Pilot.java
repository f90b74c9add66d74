package dev.latitude.agreement.pilot;

import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.Lists;
import dev.latitude.agreement.right.Right;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
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
    @Nullable Instant completedAt,
    List<@NotNull @Valid Right> graduatedRights,
    List<@NotNull @Valid Boundary> boundaries) {

  private static final Set<String> GRADUATED = Set.of("GRADUATED", "PARTIALLY_GRADUATED");

  public Pilot {
    graduatedRights = Lists.orEmpty(graduatedRights);
    boundaries = Lists.orEmpty(boundaries);
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
}
