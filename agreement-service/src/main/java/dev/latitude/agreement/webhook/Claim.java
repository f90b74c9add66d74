package dev.latitude.agreement.webhook;

import java.util.UUID;

/** An endpoint that this replica alone sends to, and the lease that says so. */
record Claim(UUID endpoint, UUID lease) {}
