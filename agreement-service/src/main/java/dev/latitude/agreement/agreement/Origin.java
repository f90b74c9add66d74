package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where an agreement comes from: a proposal, and the pilot in which it was tried. */
@Schema(
    description = "Where an agreement comes from: a proposal, and the pilot in which it was tried.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Origin(
    @Schema(
            description =
                "The pilot it writes down the result of; absent when it was drafted straight from the proposal.")
        @Nullable UUID pilotId,
    UUID proposalId) {}
