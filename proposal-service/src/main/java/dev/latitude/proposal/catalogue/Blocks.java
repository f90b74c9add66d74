package dev.latitude.proposal.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The proposals on the table that a decision type blocks as it is now. */
@Schema(
    description =
        "The proposals on the table that ask for more than the ceiling, or for a retired decision. They can be neither submitted again nor accepted as they are. Drafts are private and do not count.")
public record Blocks(
    @Schema(description = "How many proposals.", examples = "1") long count,
    @Schema(description = "The first 50, oldest first; `blocked-proposals` lists all.")
        List<BlockedProposal> proposals) {
  static final int MOST_NAMED = 50;
}
