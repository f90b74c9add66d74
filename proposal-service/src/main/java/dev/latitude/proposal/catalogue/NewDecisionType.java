package dev.latitude.proposal.catalogue;

import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Dimension;
import dev.latitude.proposal.proposal.Risk;
import dev.latitude.proposal.proposal.Slugs;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A kind of decision to add to the catalogue. */
public record NewDecisionType(
    @Schema(
            description = "The name by which every system calls this decision; it never changes.",
            examples = "client-report.publish")
        @NotNull
        @Size(max = 100)
        @Pattern(regexp = Slugs.PATTERN, message = Slugs.MESSAGE)
        String slug,
    @Schema(examples = "Publish the weekly client report") @NotBlank @Size(max = 200) String title,
    @NotNull Dimension dimension,
    @NotNull Risk usualRisk,
    @Schema(description = "Highest level anyone may be granted.") @NotNull
        DelegationLevel ceiling) {}
