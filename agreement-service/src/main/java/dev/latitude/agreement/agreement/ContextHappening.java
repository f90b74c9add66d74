package dev.latitude.agreement.agreement;

import dev.latitude.agreement.context.ContextEventKind;
import java.time.LocalDate;
import java.util.UUID;

/** A context event, as far as the clauses of an agreement can tell one from another. */
public record ContextHappening(UUID id, ContextEventKind kind, LocalDate occurredOn) {}
