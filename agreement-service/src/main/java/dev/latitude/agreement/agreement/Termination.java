package dev.latitude.agreement.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Notice that an agreement ends before its time. */
@Schema(description = "Notice that it ends before its time.")
@Embeddable
public record Termination(
    @Schema(description = "The first day on which it does not hold any more.")
        @Column(name = "terminated_on")
        LocalDate effectiveOn,
    @Schema(description = "The moment at which its rights end.") @Column(name = "terminated_at")
        Instant endsAt,
    @Schema(description = "Who gave notice.") @Column(name = "terminated_by") String by,
    @Column(name = "termination_reason") String reason,
    @Column(name = "notice_given_at") Instant givenAt) {}
