package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why, and since when, the rights of an agreement do not hold. */
@Schema(description = "Why, and since when, the rights do not hold.")
@JsonInclude(JsonInclude.Include.NON_NULL)
@Embeddable
public record Suspension(
    @Column(name = "suspended_at") Instant since,
    @Column(name = "suspended_by") String by,
    @Column(name = "suspension_reason") String reason,
    @Schema(description = "The context event that suspended it; absent when a person did.")
        @Column(name = "suspended_by_event")
        @Nullable UUID contextEvent) {}
