package dev.latitude.proposal.endorsement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.identity.Actor;
import dev.latitude.proposal.comparison.Change;
import dev.latitude.proposal.proposal.ProposalContent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An endorsement as one caller sees it: all that does not depend on what is on the table, and what
 * the caller may do with it now, which does.
 */
@Schema(
    name = "Endorsement",
    description =
        "An ally's support for exactly one content of a proposal, from the question on. Whether that is still what is on the table is its"
            + " freshness, which is read apart because it changes with the proposal.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndorsementView(
    UUID id,
    UUID proposalId,
    @Schema(description = "Person who asks.", examples = "robin") String author,
    @Schema(description = "Person who is asked.", examples = "sam") String ally,
    @Schema(description = "More states may come.") EndorsementState state,
    @Schema(description = "The revision it is about; absent when it was a draft.", examples = "1")
        @Nullable Integer revisionNumber,
    @Schema(
            description =
                "What it is about, word for word. Absent for whoever is neither author nor ally when it was a draft.")
        @Nullable ProposalContent content,
    @Schema(
            description =
                "What has changed since the ally last supported this proposal; absent when that is not so, and for others than author and"
                    + " ally.")
        @Nullable List<Change> changesSinceSupported,
    @Schema(description = "From the author to the ally; nobody else sees it.")
        @Nullable String note,
    @Schema(description = "From the ally to everybody who sees the proposal.")
        @Nullable String statement,
    @Schema(description = "Why the ally declined; only author and ally see it.")
        @Nullable String reason,
    @Schema(description = "The commands the caller may give now.", examples = "give")
        List<String> actions,
    Instant createdAt,
    Instant updatedAt,
    @Schema(description = "The ETag of this version, for If-Match.", examples = "\"1\"")
        String etag) {

  /**
   * The endorsement for a caller who may see it.
   *
   * @param earlier the support of the same ally that stood when this was asked
   */
  static EndorsementView from(OnTable found, @Nullable Endorsement earlier, Actor viewer) {
    var endorsement = found.endorsement();
    boolean between = endorsement.isBetween(viewer);
    return new EndorsementView(
        endorsement.id(),
        endorsement.proposalId(),
        endorsement.author(),
        endorsement.ally(),
        endorsement.state(),
        endorsement.revisionNumber(),
        endorsement.showsContentTo(viewer) ? endorsement.content() : null,
        between && earlier != null
            ? earlier.comparedWith(endorsement.content(), found.proposal()).changes()
            : null,
        between ? endorsement.note() : null,
        endorsement.statement(),
        between ? endorsement.reason() : null,
        endorsement.actionsFor(viewer, found.proposal()),
        endorsement.createdAt(),
        endorsement.updatedAt(),
        ETags.of(endorsement.version()));
  }
}
