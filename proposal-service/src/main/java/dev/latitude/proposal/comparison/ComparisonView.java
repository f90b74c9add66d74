package dev.latitude.proposal.comparison;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changed between two revisions, as clients see it. */
@Schema(
    name = "Comparison",
    description = "What changed from one revision to another, in the words of the domain.")
public record ComparisonView(
    @Schema(description = "Number of the earlier revision.", examples = "1") int with,
    @Schema(description = "Number of the revision that is compared.", examples = "2") int number,
    @Schema(
            description =
                "Whether any change is material: support given to the one does not cover the other.")
        boolean material,
    @Schema(description = "Empty when both say the same.") List<Change> changes) {

  static ComparisonView from(int with, int number, Comparison comparison) {
    return new ComparisonView(with, number, comparison.isMaterial(), comparison.changes());
  }
}
