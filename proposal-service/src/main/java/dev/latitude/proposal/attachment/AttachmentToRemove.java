package dev.latitude.proposal.attachment;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Names an attachment. */
public record AttachmentToRemove(
    @Schema(description = "Id of one of the proposal's attachments.") @NotNull UUID attachment) {}
