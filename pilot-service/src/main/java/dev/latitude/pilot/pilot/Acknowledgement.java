package dev.latitude.pilot.pilot;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A party's word that it has read dates, metrics and triggers, and stands by them. */
@Schema(description = "A party's word that it has read dates, metrics and triggers.")
public record Acknowledgement(String person, String triggerSetHash, Instant at) {}
