package dev.latitude.agreement.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.agreement.agreement.VersionStanding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a verification, as far as it is the caller's to know. */
@Schema(
    name = "Verification",
    description = "What came of a verification, as far as it is the caller's to know.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VerificationView(
    @Schema(description = "More outcomes may come.") Outcome outcome,
    @Schema(description = "The agreement; absent when there is none for the caller.")
        @Nullable UUID agreementId,
    @Schema(examples = "1") @Nullable Integer version,
    @Schema(description = "The hash that was offered for signature.") @Nullable String hash,
    @Schema(
            description =
                "What the version is worth now. Absent when there is none for the caller, or when what is kept of it cannot be relied on.")
        @Nullable VersionStanding standing,
    @Schema(description = "Everything that was checked.") List<Check> checks,
    @Schema(description = "Where the words are not the same; the first 100 places.")
        List<Difference> differences,
    @Schema(description = "When it was checked; what it is worth may change at any time.")
        Instant checkedAt) {}
