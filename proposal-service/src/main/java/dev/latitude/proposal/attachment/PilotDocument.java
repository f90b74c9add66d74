package dev.latitude.proposal.attachment;

import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.FinishedPilot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a pilot.
 *
 * @param approver who approves now, which may be somebody who has decided nothing in it
 * @param completedBy absent where pilot-service does not know, and then it was most likely the
 *     approver
 */
public record PilotDocument(
    UUID id,
    String state,
    UUID proposalId,
    String author,
    String approver,
    Terms terms,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable String completedBy,
    @Nullable String result) {

  /** What was tried. */
  public record Terms(String title, List<Right> rights) {}

  /** One decision of it. */
  public record Right(String decision, DelegationLevel level) {}

  /** One page of pilots, and where the next one begins if there is one. */
  public record PageDocument(List<PilotDocument> items, @Nullable String next) {}

  /** Nothing while it is not over: what goes on is no evidence yet. */
  Optional<FinishedPilot> finished() {
    if (startedAt == null || completedAt == null || result == null) {
      return Optional.empty();
    }
    return Optional.of(
        new FinishedPilot(
            id,
            proposalId,
            terms.title(),
            result,
            completedBy == null ? approver : completedBy,
            terms.rights().stream()
                .map(right -> new FinishedPilot.TriedRight(right.decision(), right.level()))
                .toList(),
            startedAt,
            completedAt));
  }
}
