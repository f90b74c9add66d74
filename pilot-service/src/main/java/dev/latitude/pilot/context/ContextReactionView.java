package dev.latitude.pilot.context;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.pilot.pilot.ContextClause;
import dev.latitude.pilot.pilot.ContextEventKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reaction as clients see it. */
@Schema(
    name = "ContextReaction",
    description = "What the pilot did about something that happened around its author.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContextReactionView(
    UUID id,
    @Schema(description = "HR's record of it, in agreement-service.") UUID contextEventId,
    @Schema(description = "What happened. More kinds may come.") ContextEventKind event,
    LocalDate occurredOn,
    @Schema(description = "What the clause says. More may come.") ContextClause.Reaction reaction,
    @Schema(description = "With REVIEW: the day by which it is held.") @Nullable LocalDate reviewBy,
    Instant notedAt) {

  static ContextReactionView from(ContextReaction reaction) {
    return new ContextReactionView(
        reaction.id(),
        reaction.contextEventId(),
        reaction.event(),
        reaction.occurredOn(),
        reaction.reaction(),
        reaction.reviewBy(),
        reaction.notedAt());
  }
}
