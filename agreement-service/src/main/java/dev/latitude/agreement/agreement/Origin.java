package dev.latitude.agreement.agreement;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The pilot an agreement writes down the result of, and the proposal that pilot tried out. */
@Schema(
    description =
        "The pilot an agreement writes down the result of, and the proposal that pilot tried out.")
public record Origin(UUID pilotId, UUID proposalId) {}
