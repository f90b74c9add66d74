package dev.latitude.pilot.pilot;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which trigger set the caller has read and stands by. */
@Schema(name = "NewAcknowledgement", description = "Which trigger set the caller stands by.")
public record HashRead(
    @Schema(description = "The pilot's `triggerSetHash`, as read.")
        @NotNull
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 hexadecimal digits in lower case")
        String triggerSetHash) {}
