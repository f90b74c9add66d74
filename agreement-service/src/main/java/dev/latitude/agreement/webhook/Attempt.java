package dev.latitude.agreement.webhook;

import java.time.Duration;
import java.time.Instant;

/** One try to deliver something, and what came of it. */
record Attempt(String url, Instant at, Duration took, Answer answer) {}
