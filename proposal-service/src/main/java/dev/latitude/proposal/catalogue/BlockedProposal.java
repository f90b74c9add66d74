package dev.latitude.proposal.catalogue;

import dev.latitude.proposal.proposal.DelegationLevel;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A proposal on the table that asks for what the catalogue does not allow (any more). It says
 * nothing about whose it is.
 */
public record BlockedProposal(
    UUID proposalId,
    @Schema(examples = "client-report.publish") String decision,
    @Schema(description = "Level asked for; the highest, if it asks more than once.")
        DelegationLevel requestedLevel) {}
