package dev.latitude.proposal.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many proposals on the table are blocked by what a file added or changed. */
@Schema(
    description =
        "How many proposals on the table ask for more than the added and changed entries allow. Drafts are private and do not count.")
public record ImportBlocks(
    @Schema(description = "How many proposals, each counted once.", examples = "1") long count,
    @Schema(
            description =
                "By decision, the first 50 by slug; `blocked-proposals` of each lists them.")
        List<Decision> decisions) {

  /** One decision that blocks something. */
  @Schema(name = "ImportBlocksDecision")
  public record Decision(
      @Schema(examples = "client-report.publish") String decision,
      @Schema(examples = "1") long count) {}
}
