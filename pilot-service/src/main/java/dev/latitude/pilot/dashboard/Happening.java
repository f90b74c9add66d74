package dev.latitude.pilot.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** An event of the pilot's history that changes more than its numbers. */
record Happening(long revision, Instant at, String actor, String type, JsonNode data) {}
