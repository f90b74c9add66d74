package dev.latitude.agreement.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An attempt as the log has it. */
record LoggedAttempt(
    int number,
    Instant at,
    Duration took,
    Outcome outcome,
    String url,
    @Nullable Integer status,
    @Nullable String response,
    @Nullable String detail) {}
