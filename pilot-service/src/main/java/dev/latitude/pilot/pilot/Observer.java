package dev.latitude.pilot.pilot;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody whom a party lets look on. */
@Schema(
    name = "PilotObserver",
    description = "Somebody who may read all of the pilot, and change nothing.")
public record Observer(
    @Schema(examples = "kim") String person,
    @Schema(description = "The party that let them look on.", examples = "robin") String addedBy,
    Instant addedAt) {}
