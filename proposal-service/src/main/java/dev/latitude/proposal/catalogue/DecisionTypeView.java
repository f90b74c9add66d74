package dev.latitude.proposal.catalogue;

import dev.latitude.kit.http.ETags;
import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Dimension;
import dev.latitude.proposal.proposal.Risk;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of the catalogue as clients see it. */
@Schema(name = "DecisionType", description = "A kind of decision the organisation knows by name.")
public record DecisionTypeView(
    UUID id,
    @Schema(examples = "client-report.publish") String slug,
    String title,
    Dimension dimension,
    Risk usualRisk,
    @Schema(description = "Highest level anyone may be granted.") DelegationLevel ceiling,
    Instant createdAt,
    Instant updatedAt,
    @Schema(description = "The ETag of this version.", examples = "\"1\"") String etag) {

  static DecisionTypeView from(DecisionType type) {
    return new DecisionTypeView(
        type.id(),
        type.slug(),
        type.title(),
        type.dimension(),
        type.usualRisk(),
        type.ceiling(),
        type.createdAt(),
        type.updatedAt(),
        ETags.of(type.version()));
  }
}
