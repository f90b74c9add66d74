package dev.latitude.proposal.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.identity.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A proposal as one caller sees it. */
@Schema(name = "Proposal", description = "A person's request for decision rights.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProposalView(
    UUID id,
    @Schema(description = "More states may come.") ProposalState state,
    @Schema(description = "Person who asks.", examples = "robin") String author,
    @Schema(description = "The earlier proposal that this one builds on.") @Nullable UUID follows,
    @Schema(description = "Number of the revision on the table; 0 while nothing was submitted.")
        int revisionNumber,
    ProposalContent content,
    @Schema(
            description = "Facts that Latitude itself knew when the author attached them.",
            maxItems = 20)
        List<Attachment> attachments,
    @Schema(description = "Person who owes an answer; absent while nobody does.")
        @Nullable String awaiting,
    @Schema(description = "Day by which the answer is owed, extensions included.")
        @Nullable LocalDate respondBy,
    @Schema(description = "Whether that day has passed (in UTC).") boolean overdue,
    @Nullable DeclineReason declineReason,
    @Schema(description = "What would change a no.") @Nullable String wouldChange,
    @Schema(description = "The commands the caller may give now.", examples = "submit")
        List<String> actions,
    Instant createdAt,
    Instant updatedAt,
    @Schema(description = "The ETag of this version, for If-Match.", examples = "\"3\"")
        String etag) {

  static ProposalView from(Proposal proposal, Actor viewer, LocalDate today) {
    return new ProposalView(
        proposal.id(),
        proposal.state(),
        proposal.author(),
        proposal.follows(),
        proposal.revisionNumber(),
        proposal.content(),
        proposal.attachments(),
        proposal.awaiting(),
        proposal.respondBy(),
        proposal.isOverdue(today),
        proposal.declineReason(),
        proposal.wouldChange(),
        proposal.actionsFor(viewer, today),
        proposal.createdAt(),
        proposal.updatedAt(),
        ETags.of(proposal.version()));
  }
}
