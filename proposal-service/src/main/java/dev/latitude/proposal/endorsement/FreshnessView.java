package dev.latitude.proposal.endorsement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.identity.Actor;
import dev.latitude.proposal.comparison.Change;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an endorsement stands to what is on the table, as one caller sees it. */
@Schema(
    name = "EndorsementFreshness",
    description = "Whether an endorsement still covers what is on the table.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FreshnessView(
    @Schema(description = "STALE when something material has changed since it was asked.")
        Freshness freshness,
    @Schema(
            description =
                "What has changed from what it is about to what is on the table. Absent for the ally, who is no party to the negotiation, and"
                    + " for whoever does not see the content.")
        @Nullable List<Change> changes) {

  static FreshnessView from(OnTable found, Actor viewer) {
    var comparison = found.endorsement().comparedWith(found.proposal());
    return new FreshnessView(
        comparison.isMaterial() ? Freshness.STALE : Freshness.FRESH,
        found.endorsement().showsChangesTo(viewer, found.proposal()) ? comparison.changes() : null);
  }
}
