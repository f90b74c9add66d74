package dev.latitude.proposal.attachment;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Names a finished pilot. */
public record PilotToAttach(
    @Schema(description = "A finished pilot of the caller's.") @NotNull UUID pilot) {}
