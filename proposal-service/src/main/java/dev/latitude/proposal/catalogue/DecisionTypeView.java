package dev.latitude.proposal.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.identity.Actor;
import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Dimension;
import dev.latitude.proposal.proposal.Risk;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry of the catalogue as one caller sees it. */
@Schema(name = "DecisionType", description = "A kind of decision the organisation knows by name.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionTypeView(
    UUID id,
    @Schema(examples = "client-report.publish") String slug,
    String title,
    Dimension dimension,
    Risk usualRisk,
    @Schema(description = "Highest level anyone may be granted.") DelegationLevel ceiling,
    @Schema(description = "Whether it can be asked for. More states may come.")
        DecisionTypeState state,
    @Schema(description = "The commands the caller may give now.", examples = "retire")
        List<String> actions,
    @Schema(description = "In the answer to a change: what is blocked from now on.")
        @Nullable Blocks blocks,
    @Schema(description = "True in the answer to `dryRun=true`: nothing was changed.")
        @Nullable Boolean dryRun,
    Instant createdAt,
    Instant updatedAt,
    @Schema(description = "The ETag of this version.", examples = "\"1\"") String etag) {

  static DecisionTypeView from(DecisionType type, Actor viewer) {
    return from(type, viewer, null, false);
  }

  static DecisionTypeView from(ChangedType changed, Actor viewer) {
    return from(changed.type(), viewer, changed.blocks(), changed.dryRun());
  }

  private static DecisionTypeView from(
      DecisionType type, Actor viewer, @Nullable Blocks blocks, boolean dryRun) {
    return new DecisionTypeView(
        type.id(),
        type.slug(),
        type.title(),
        type.dimension(),
        type.usualRisk(),
        type.ceiling(),
        type.state(),
        DecisionTypeCommand.allowedTo(viewer, type.state()),
        blocks,
        dryRun ? true : null,
        type.createdAt(),
        type.updatedAt(),
        ETags.of(type.version()));
  }
}
