package dev.latitude.proposal.attachment;

import dev.latitude.proposal.proposal.Slugs;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Names a decision and a period of the caller's friction log. */
public record FrictionSummaryToAttach(
    @Schema(examples = "client-report.publish")
        @NotNull
        @Size(max = 100)
        @Pattern(regexp = Slugs.PATTERN, message = Slugs.MESSAGE)
        String decision,
    @NotNull LocalDate from,
    @Schema(description = "Last day of the period, included.") @NotNull LocalDate to) {}
