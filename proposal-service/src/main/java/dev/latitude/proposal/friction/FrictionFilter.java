package dev.latitude.proposal.friction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which of a person's entries to list; what is absent does not matter. Both days are included. */
record FrictionFilter(
    @Nullable FrictionSign sign,
    @Nullable String decision,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {}
