package dev.latitude.agreement.register;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the register as it said so for a time.
 *
 * @param recordedFrom since when it says so
 * @param recordedUntil when it came to say something else; absent while it says so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RightOnRecord(
    @JsonUnwrapped RegisteredRight right,
    Instant recordedFrom,
    @Nullable Instant recordedUntil,
    @JsonIgnore UUID id) {}
