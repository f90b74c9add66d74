package dev.latitude.proposal.round;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.proposal.proposal.RequestedRight;
import dev.latitude.proposal.proposal.Revision;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A round of the negotiation that changed a right. */
@Schema(name = "Round", description = "A revision that changed what is asked for a decision.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoundView(
    @Schema(description = "Number of the revision.", examples = "2") int revision,
    @Schema(description = "Who put it on the table.", examples = "morgan") String author,
    Instant submittedAt,
    @Schema(description = "The right as this revision asks for it; absent when it was taken out.")
        @Nullable RequestedRight right) {

  static RoundView of(Revision revision, String decision) {
    return new RoundView(
        revision.number(),
        revision.author(),
        revision.submittedAt(),
        revision.content().rights().stream()
            .filter(right -> right.decision().equals(decision))
            .findFirst()
            .orElse(null));
  }
}
