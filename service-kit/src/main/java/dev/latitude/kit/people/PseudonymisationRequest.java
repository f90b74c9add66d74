package dev.latitude.kit.people;

import dev.latitude.kit.history.Pseudonym;
import dev.latitude.kit.identity.PersonId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom to forget, and what is to stand for them. */
@Schema(description = "Whom to forget, and what is to stand in their place.")
public record PseudonymisationRequest(
    @Schema(description = "Id of the person, as it is the subject of access tokens.")
        @NotNull
        @PersonId
        String person,
    @Schema(
            description =
                "Stands for the person from now on. Leave it out at the first service, which then makes one up, and send that to the others:"
                    + " so things that belong together still name the same two people.",
            examples = "former-5d0a7c1e-3b62-4f0e-9a57-2f4f6c1d8e90")
        @Pattern(
            regexp = Pseudonym.FORM,
            message = "must be 'former-' and a UUID in lower case, as the first service made it up")
        @Nullable String pseudonym) {}
