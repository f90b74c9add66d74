package dev.latitude.proposal.catalogue;

import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Dimension;
import dev.latitude.proposal.proposal.Risk;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that can change about a decision type; its slug never does. */
@Schema(
    examples =
        """
        {"title": "Publish the weekly client report", "dimension": "QUALITY", "usualRisk": "LOW", "ceiling": "INQUIRE"}
        """)
public record DecisionTypeChange(
    @Schema(examples = "Publish the weekly client report") @NotBlank @Size(max = 200) String title,
    @NotNull Dimension dimension,
    @NotNull Risk usualRisk,
    @Schema(description = "Highest level anyone may be granted.") @NotNull
        DelegationLevel ceiling) {}
