package dev.latitude.agreement.agreement;

import dev.latitude.agreement.context.ContextEventKind;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A context event, as far as an agreement can tell one from another: of the same kind on the same
 * day it is the same.
 *
 * @param id of the report of it
 */
public record ContextHappening(UUID id, ContextEventKind kind, LocalDate occurredOn) {}
