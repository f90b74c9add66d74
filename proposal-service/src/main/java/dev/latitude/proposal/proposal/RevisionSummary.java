package dev.latitude.proposal.proposal;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A revision in a list: who put it on the table and when, without what it says. */
@Schema(description = "A revision, without what it says.")
public record RevisionSummary(
    @Schema(examples = "1") int number,
    @Schema(description = "Who put it on the table.", examples = "robin") String author,
    Instant submittedAt) {}
