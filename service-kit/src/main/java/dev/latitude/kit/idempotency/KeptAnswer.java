package dev.latitude.kit.idempotency;

import org.jspecify.annotations.Nullable;

/** The first answer to a request, as it went out, and the fingerprint of the request it answers. */
record KeptAnswer(
    String fingerprint,
    int status,
    @Nullable String etag,
    @Nullable String location,
    String body) {}
