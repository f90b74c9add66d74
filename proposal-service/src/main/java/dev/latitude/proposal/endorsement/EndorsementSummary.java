package dev.latitude.proposal.endorsement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.identity.Actor;
import dev.latitude.proposal.comparison.Change;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An endorsement in a list: how fresh it is, without what it is about. */
@Schema(description = "An endorsement in a list, with its freshness and without its content.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndorsementSummary(
    UUID id,
    UUID proposalId,
    @Schema(description = "Person who asks.", examples = "robin") String author,
    @Schema(description = "Person who is asked.", examples = "sam") String ally,
    @Schema(description = "More states may come.") EndorsementState state,
    @Schema(description = "The revision it is about; absent when it was a draft.", examples = "1")
        @Nullable Integer revisionNumber,
    @Schema(
            description =
                "Title of what it is about. Absent for whoever is neither author nor ally when it was a draft.")
        @Nullable String title,
    @Schema(description = "From the author to the ally; nobody else sees it.")
        @Nullable String note,
    @Schema(description = "From the ally to everybody who sees the proposal.")
        @Nullable String statement,
    @Schema(description = "Why the ally declined; only author and ally see it.")
        @Nullable String reason,
    @Schema(description = "STALE when something material has changed since it was asked.")
        Freshness freshness,
    @Schema(
            description =
                "What has changed from what it is about to what is on the table. Absent for the ally, who is no party to the negotiation, and"
                    + " for whoever does not see the content.")
        @Nullable List<Change> changes,
    @Schema(description = "The commands the caller may give now.", examples = "give")
        List<String> actions,
    Instant createdAt,
    Instant updatedAt,
    @Schema(description = "The ETag of this version, for If-Match.", examples = "\"1\"")
        String etag) {

  static EndorsementSummary from(OnTable found, Actor viewer) {
    var endorsement = found.endorsement();
    var freshness = FreshnessView.from(found, viewer);
    boolean between = endorsement.isBetween(viewer);
    return new EndorsementSummary(
        endorsement.id(),
        endorsement.proposalId(),
        endorsement.author(),
        endorsement.ally(),
        endorsement.state(),
        endorsement.revisionNumber(),
        endorsement.showsContentTo(viewer) ? endorsement.content().title() : null,
        between ? endorsement.note() : null,
        endorsement.statement(),
        between ? endorsement.reason() : null,
        freshness.freshness(),
        freshness.changes(),
        endorsement.actionsFor(viewer, found.proposal()),
        endorsement.createdAt(),
        endorsement.updatedAt(),
        ETags.of(endorsement.version()));
  }
}
